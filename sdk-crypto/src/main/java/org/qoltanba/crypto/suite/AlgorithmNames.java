package org.qoltanba.crypto.suite;

import java.util.Map;

/** What algorithms are called, so that a refusal can name one that has no suite. */
public final class AlgorithmNames {

    private static final Map<String, String> WEAK = Map.of(
            "1.2.840.113549.2.2", "MD2",
            "1.2.840.113549.2.5", "MD5",
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.4", "SHA-224",
            "1.2.840.113549.1.1.2", "MD2 with RSA",
            "1.2.840.113549.1.1.4", "MD5 with RSA",
            "1.2.840.113549.1.1.5", "SHA-1 with RSA",
            "1.2.840.113549.1.1.14", "SHA-224 with RSA",
            "1.2.840.10045.4.1", "SHA-1 with ECDSA",
            "1.2.840.10045.4.3.1", "SHA-224 with ECDSA");

    /** What the policy leaves out unless asked, see AlgorithmPolicy.acceptingUnconfirmed. */
    private static final String UNCONFIRMED = "unconfirmed (taken only with AlgorithmPolicy.acceptingUnconfirmed): ";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.1", "RSA"),
            Map.entry("1.2.840.113549.1.1.10", "RSASSA-PSS"),
            Map.entry("1.2.840.10045.2.1", "elliptic curve"),
            Map.entry("1.2.840.10040.4.1", "DSA"),
            Map.entry("1.2.840.10040.4.3", "SHA-1 with DSA"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.3.101.113", "Ed448"),
            Map.entry("1.2.643.2.2.19", "GOST R 34.10-2001"),
            Map.entry("1.2.643.2.2.3", "GOST R 34.10-2001 with GOST R 34.11-94"),
            Map.entry("1.2.643.2.2.9", "GOST R 34.11-94"),
            Map.entry("1.2.643.7.1.1.1.1", "GOST R 34.10-2012 (256)"),
            Map.entry("1.2.643.7.1.1.1.2", "GOST R 34.10-2012 (512)"),
            Map.entry("1.2.643.7.1.1.2.2", "GOST R 34.11-2012 (256)"),
            Map.entry("1.2.643.7.1.1.2.3", "GOST R 34.11-2012 (512)"),
            Map.entry("1.2.643.7.1.1.3.2", "GOST R 34.10-2012 (256) with GOST R 34.11-2012"),
            Map.entry("1.2.643.7.1.1.3.3", "GOST R 34.10-2012 (512) with GOST R 34.11-2012"),
            Map.entry("1.2.398.3.10.1.1.1.1", "GOST 34.310-2004"),
            Map.entry("1.2.398.3.10.1.1.1.2", "GOST 34.310-2004 with GOST 34.311-95"),
            Map.entry("1.2.398.3.10.1.3.1", "GOST 34.311-95"),
            Map.entry("1.2.398.3.10.1.1.2.1", UNCONFIRMED + "GOST R 34.10-2015 (256)"),
            Map.entry("1.2.398.3.10.1.1.2.3.1", UNCONFIRMED + "GOST R 34.10-2015 (256) with GOST R 34.11-2015"),
            Map.entry("1.2.398.3.10.1.3.2", "GOST R 34.11-2015 (256)"),
            Map.entry("1.2.643.2.2.30.0", "GOST R 34.11-94, test substitution"),
            Map.entry("1.2.643.2.2.30.1", "GOST R 34.11-94, CryptoPro substitution"),
            Map.entry("1.2.643.2.2.35.0", "GOST R 34.10-2001 for tests only"),
            Map.entry("1.2.643.7.1.2.1.2.0", "GOST R 34.10-2012 (512) for tests only"),
            Map.entry("1.2.398.3.10.1.1.2.2", "GOST R 34.10-2015 (512)"),
            Map.entry("1.2.398.3.10.1.1.2.3.2", "GOST R 34.10-2015 (512) with GOST R 34.11-2015"),
            Map.entry("1.2.398.3.10.1.3.3", "GOST R 34.11-2015 (512)"));

    /** The family of the Gamma and Tumar software, whose curves and substitutions were never published. */
    private static final String TUMAR = "1.3.6.1.4.1.6801.";

    private AlgorithmNames() {}

    static boolean isWeak(String oid) {
        return WEAK.containsKey(oid);
    }

    /**
     * What to call an algorithm in a message.
     *
     * @param oid dotted decimal
     * @return the name with the identifier, or the identifier alone
     */
    public static String describe(String oid) {
        String name = WEAK.getOrDefault(oid, KNOWN.get(oid));
        if (oid.startsWith(TUMAR)) {
            name = "an algorithm of Tumar CSP (Gamma), whose parameters are not published";
        }
        return name == null ? oid : name + " (" + oid + ")";
    }
}
