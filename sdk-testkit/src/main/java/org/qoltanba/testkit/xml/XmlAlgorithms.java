package org.qoltanba.testkit.xml;

import java.util.Map;
import java.util.Optional;

/** What algorithms are called in XML signatures (SIGEX contract section 13.1). */
public final class XmlAlgorithms {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String KAZAKH = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:";

    private static final Map<String, String> SIGNATURES = Map.of(
            MORE + "rsa-sha256", "1.2.840.113549.1.1.11",
            MORE + "rsa-sha384", "1.2.840.113549.1.1.12",
            MORE + "rsa-sha512", "1.2.840.113549.1.1.13",
            MORE + "ecdsa-sha256", "1.2.840.10045.4.3.2",
            MORE + "ecdsa-sha384", "1.2.840.10045.4.3.3",
            MORE + "ecdsa-sha512", "1.2.840.10045.4.3.4",
            MORE + "gost34310-gost34311", "1.2.398.3.10.1.1.1.2",
            KAZAKH + "gostr34102015-gostr34112015-256", "1.2.398.3.10.1.1.2.3.1",
            KAZAKH + "gostr34102015-gostr34112015-512", "1.2.398.3.10.1.1.2.3.2");

    private static final Map<String, String> DIGESTS = Map.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "2.16.840.1.101.3.4.2.1",
            MORE + "sha384",
            "2.16.840.1.101.3.4.2.2",
            "http://www.w3.org/2001/04/xmlenc#sha512",
            "2.16.840.1.101.3.4.2.3",
            MORE + "gost34311",
            "1.2.398.3.10.1.3.1",
            KAZAKH + "gostr34112015-256",
            "1.2.398.3.10.1.3.2",
            KAZAKH + "gostr34112015-512",
            "1.2.398.3.10.1.3.3");

    private XmlAlgorithms() {}

    /**
     * The object identifier of a signature algorithm.
     *
     * @param name what XML calls it
     * @return dotted decimal; empty if nobody uses it here
     */
    public static Optional<String> signature(String name) {
        return Optional.ofNullable(SIGNATURES.get(name));
    }

    /**
     * The object identifier of a digest.
     *
     * @param name what XML calls it
     * @return dotted decimal; empty if nobody uses it here
     */
    public static Optional<String> digest(String name) {
        return Optional.ofNullable(DIGESTS.get(name));
    }

    /**
     * What XML calls a signature algorithm.
     *
     * @param oid its object identifier
     * @return the name
     * @throws IllegalArgumentException if XML has no name for it
     */
    public static String signatureName(String oid) {
        return name(SIGNATURES, oid);
    }

    /**
     * What XML calls a digest.
     *
     * @param oid its object identifier
     * @return the name
     * @throws IllegalArgumentException if XML has no name for it
     */
    public static String digestName(String oid) {
        return name(DIGESTS, oid);
    }

    private static String name(Map<String, String> names, String oid) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(oid))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("XML signatures have no name for " + oid + "."));
    }
}
