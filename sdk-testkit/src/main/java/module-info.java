/**
 * The signature services as fakes for tests, with a certificate authority, phones, mailboxes, a clock and faults.
 */
// WireMock has no module name of its own, see docs/decisions/0003: an application that wants a linked image leaves the
// testkit out of it
@SuppressWarnings("requires-automatic")
module org.qoltanba.testkit {
    requires transitive org.qoltanba.api;
    requires transitive org.qoltanba.crypto;
    requires transitive org.junit.jupiter.api;
    requires wiremock.standalone;
}
