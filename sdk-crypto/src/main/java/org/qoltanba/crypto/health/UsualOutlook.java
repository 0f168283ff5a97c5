package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Algorithms that have ended, with the date from which signatures were no longer to be made with them. */
final class UsualOutlook {

    /** NIST SP 800-131A: signatures with less than 112 bits of security. */
    private static final Instant END_OF_2013 = Instant.parse("2014-01-01T00:00:00Z");

    /** RFC 6149 (MD2) and RFC 6151 (MD5). */
    private static final Instant MARCH_2011 = Instant.parse("2011-03-01T00:00:00Z");

    /** GOST R 34.10-2001 ended in Russia with 2019. */
    private static final Instant END_OF_2019 = Instant.parse("2020-01-01T00:00:00Z");

    private static final String RSA = "1.2.840.113549.1.1.";
    private static final String RSA_KEY = RSA + "1";
    private static final String EC_KEY = "1.2.840.10045.2.1";

    private record Ended(String name, Instant end) {}

    private static final Map<String, Ended> ENDED = Map.ofEntries(
            Map.entry(RSA + "2", new Ended("MD2 with RSA", MARCH_2011)),
            Map.entry(RSA + "4", new Ended("MD5 with RSA", MARCH_2011)),
            Map.entry(RSA + "5", new Ended("SHA-1 with RSA", END_OF_2013)),
            Map.entry("1.2.840.10045.4.1", new Ended("SHA-1 with ECDSA", END_OF_2013)),
            Map.entry("1.2.840.10040.4.3", new Ended("SHA-1 with DSA", END_OF_2013)),
            Map.entry("1.2.643.2.2.4", new Ended("GOST R 34.10-94", END_OF_2019)),
            Map.entry("1.2.643.2.2.20", new Ended("GOST R 34.10-94", END_OF_2019)),
            Map.entry("1.2.643.2.2.3", new Ended("GOST R 34.10-2001", END_OF_2019)),
            Map.entry("1.2.643.2.2.19", new Ended("GOST R 34.10-2001", END_OF_2019)));

    private UsualOutlook() {}

    static List<HealthProblem> of(CertificateAlgorithms algorithms, Instant date) {
        List<HealthProblem> problems = new ArrayList<>();
        algorithms.signature().ifPresent(oid -> add(problems, ENDED.get(oid), "It is signed with "));
        add(problems, ENDED.get(algorithms.keyOid()), "Its key is for ");
        int smallest =
                algorithms.keyOid().equals(RSA_KEY) ? 2048 : algorithms.keyOid().equals(EC_KEY) ? 224 : 0;
        if (algorithms.keyBits() > 0 && algorithms.keyBits() < smallest) {
            problems.add(new HealthProblem(
                    HealthProblem.Kind.ALGORITHM_END,
                    END_OF_2013,
                    "Its key has " + algorithms.keyBits() + " bits; less than " + smallest
                            + " are no longer accepted."));
        }
        return problems;
    }

    private static void add(List<HealthProblem> problems, @Nullable Ended ended, String what) {
        if (ended != null) {
            problems.add(new HealthProblem(
                    HealthProblem.Kind.ALGORITHM_END, ended.end(), what + ended.name() + ", which has ended."));
        }
    }
}
