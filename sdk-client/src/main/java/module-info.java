/**
 * The signature services over HTTP. OkHttp, Jackson and SLF4J stay inside: no exported signature names them.
 */
module org.qoltanba.client {
    requires transitive org.qoltanba.api;
    requires transitive org.qoltanba.crypto;
    requires com.fasterxml.jackson.databind;
    requires okhttp3;
    requires org.slf4j;

    exports org.qoltanba.client;
    exports org.qoltanba.client.pki;

    // Jackson makes the wire records
    opens org.qoltanba.client.dss to
            com.fasterxml.jackson.databind;
    opens org.qoltanba.client.sigex to
            com.fasterxml.jackson.databind;
}
