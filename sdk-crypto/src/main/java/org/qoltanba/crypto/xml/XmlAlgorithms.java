package org.qoltanba.crypto.xml;

import java.util.Map;
import java.util.Optional;

/** The names of algorithms in XML signatures: RFC 9231, and for GOST those of the Kazakh authority. */
final class XmlAlgorithms {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String KAZAKH = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:";

    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.11", MORE + "rsa-sha256"),
            Map.entry("1.2.840.113549.1.1.12", MORE + "rsa-sha384"),
            Map.entry("1.2.840.113549.1.1.13", MORE + "rsa-sha512"),
            Map.entry("1.2.840.10045.4.3.2", MORE + "ecdsa-sha256"),
            Map.entry("1.2.840.10045.4.3.3", MORE + "ecdsa-sha384"),
            Map.entry("1.2.840.10045.4.3.4", MORE + "ecdsa-sha512"),
            Map.entry("1.2.398.3.10.1.1.1.2", MORE + "gost34310-gost34311"),
            Map.entry("1.2.398.3.10.1.1.2.3.1", KAZAKH + "gostr34102015-gostr34112015-256"),
            Map.entry("1.2.398.3.10.1.1.2.3.2", KAZAKH + "gostr34102015-gostr34112015-512"));

    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "http://www.w3.org/2001/04/xmlenc#sha256",
            "2.16.840.1.101.3.4.2.2", MORE + "sha384",
            "2.16.840.1.101.3.4.2.3", "http://www.w3.org/2001/04/xmlenc#sha512",
            "1.2.398.3.10.1.3.1", MORE + "gost34311",
            "1.2.398.3.10.1.3.2", KAZAKH + "gostr34112015-256",
            "1.2.398.3.10.1.3.3", KAZAKH + "gostr34112015-512");

    private XmlAlgorithms() {}

    /** The name of a signature algorithm; empty if XML signatures have none. */
    static Optional<String> signatureName(String oid) {
        return Optional.ofNullable(SIGNATURES.get(oid));
    }

    /** The name of a digest; empty if XML signatures have none. */
    static Optional<String> digestName(String oid) {
        return Optional.ofNullable(DIGESTS.get(oid));
    }

    /** The object identifier of a signature algorithm; what is unknown keeps its name. */
    static String signature(String name) {
        return identifier(SIGNATURES, name);
    }

    /** The object identifier of a digest; what is unknown keeps its name. */
    static String digest(String name) {
        return identifier(DIGESTS, name);
    }

    private static String identifier(Map<String, String> names, String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }
}
