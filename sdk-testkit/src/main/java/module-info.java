/**
 * The signature services as fakes for tests, with a certificate authority, phones, mailboxes, a clock and faults.
 */
// WireMock, ZXing and PDFBox are no modules, see docs/decisions/0003: an application that wants a linked image leaves
// the testkit out of it
@SuppressWarnings("requires-automatic")
module org.qoltanba.testkit {
    requires transitive org.qoltanba.api;
    requires transitive org.qoltanba.crypto;
    requires transitive org.junit.jupiter.api;
    requires com.fasterxml.jackson.databind;
    requires com.google.zxing;
    requires java.xml.crypto;
    // Pictures are read with it, by a phone that is shown one
    requires static java.desktop;
    // Cards of documents, see docs/decisions/0011
    requires static org.apache.pdfbox;
    // The stand-alone program reads its command line with it, see docs/decisions/0014
    requires static info.picocli;
    // The web console is served by it
    requires jdk.httpserver;
    // Webhooks are called with it
    requires java.net.http;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires wiremock.standalone;

    exports org.qoltanba.testkit;
    exports org.qoltanba.testkit.assertion;
    exports org.qoltanba.testkit.clock;
    exports org.qoltanba.testkit.conformance;
    exports org.qoltanba.testkit.dss;
    exports org.qoltanba.testkit.fault;
    exports org.qoltanba.testkit.journal;
    exports org.qoltanba.testkit.junit;
    exports org.qoltanba.testkit.mailbox;
    exports org.qoltanba.testkit.phone;
    exports org.qoltanba.testkit.pki;
    exports org.qoltanba.testkit.program;
    exports org.qoltanba.testkit.scenario;
    exports org.qoltanba.testkit.server;
    exports org.qoltanba.testkit.sigex;
    exports org.qoltanba.testkit.store;

    uses org.qoltanba.testkit.server.HttpServerProvider;

    opens org.qoltanba.testkit.dss to
            com.fasterxml.jackson.databind;
    opens org.qoltanba.testkit.junit to
            org.junit.platform.commons;
    opens org.qoltanba.testkit.program to
            info.picocli;
    opens org.qoltanba.testkit.scenario to
            com.fasterxml.jackson.databind;
    opens org.qoltanba.testkit.sigex to
            com.fasterxml.jackson.databind;
}
