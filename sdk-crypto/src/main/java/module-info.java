/**
 * CAdES signing and verification, keys and certificates, on Bouncy Castle. No network: whatever has to be fetched is
 * handed in.
 */
module org.qoltanba.crypto {
    requires transitive org.qoltanba.api;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires java.xml.crypto;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;

    exports org.qoltanba.crypto.cades;
    exports org.qoltanba.crypto.health;
    exports org.qoltanba.crypto.key;
    exports org.qoltanba.crypto.pki;
    exports org.qoltanba.crypto.policy;
    exports org.qoltanba.crypto.report;
    exports org.qoltanba.crypto.xml;
}
