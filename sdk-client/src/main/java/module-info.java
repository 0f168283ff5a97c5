/**
 * The signature services over HTTP. OkHttp, Jackson and SLF4J stay inside: no exported signature names them.
 */
// PDFBox has no module descriptor; it is optional, see docs/decisions/0011 and 0012
@SuppressWarnings("requires-automatic")
module org.qoltanba.client {
    requires transitive org.qoltanba.api;
    requires transitive org.qoltanba.crypto;
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;
    requires okhttp3;
    // Whoever has a DataSource has it
    requires static transitive java.sql;
    requires org.slf4j;
    // Pictures are taken apart with it
    requires static java.desktop;
    requires static org.apache.pdfbox;
    requires static org.apache.pdfbox.io;

    exports org.qoltanba.client;
    exports org.qoltanba.client.callback;
    exports org.qoltanba.client.card;
    exports org.qoltanba.client.pki;
    exports org.qoltanba.client.qr;
    exports org.qoltanba.client.store;

    // Jackson makes the wire records
    opens org.qoltanba.client.dss to
            com.fasterxml.jackson.databind;
    opens org.qoltanba.client.sigex to
            com.fasterxml.jackson.databind;
}
