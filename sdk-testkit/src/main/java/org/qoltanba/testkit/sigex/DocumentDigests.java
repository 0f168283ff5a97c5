package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;

/**
 * The digests of a document. Immutable.
 *
 * @param byAlgorithm digest values by object identifier, sorted
 */
record DocumentDigests(Map<String, Bytes> byAlgorithm) {

    private static final int BUFFER = 64 * 1024;

    DocumentDigests {
        byAlgorithm = Map.copyOf(byAlgorithm);
    }

    /** Computes several digests while reading the content once. */
    static DocumentDigests of(InputStream content, Collection<String> algorithms) {
        Map<String, MessageDigest> digests = new TreeMap<>();
        InputStream chain = content;
        for (String algorithm : algorithms) {
            MessageDigest digest = messageDigest(algorithm);
            digests.put(algorithm, digest);
            chain = new DigestInputStream(chain, digest);
        }
        drain(chain);
        Map<String, Bytes> values = new TreeMap<>();
        digests.forEach((algorithm, digest) -> values.put(algorithm, Bytes.of(digest.digest())));
        return new DocumentDigests(values);
    }

    /** The digest of an algorithm, if it is there. */
    Optional<Bytes> value(String algorithm) {
        return Optional.ofNullable(byAlgorithm.get(algorithm));
    }

    /** These digests and those of the same document in further algorithms. */
    DocumentDigests and(DocumentDigests more) {
        Map<String, Bytes> all = new TreeMap<>(byAlgorithm);
        all.putAll(more.byAlgorithm);
        return new DocumentDigests(all);
    }

    /** Whether every digest that both have is the same. */
    boolean agreesWith(DocumentDigests other) {
        return byAlgorithm.entrySet().stream()
                .allMatch(mine ->
                        other.value(mine.getKey()).map(mine.getValue()::equals).orElse(true));
    }

    private static void drain(InputStream content) {
        byte[] buffer = new byte[BUFFER];
        try (content) {
            int read = content.read(buffer);
            while (read >= 0) {
                read = content.read(buffer);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageDigest messageDigest(String algorithm) {
        try {
            return Operators.messageDigest(Algorithms.digestName(algorithm));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This Java platform lacks a digest that every one must have.", absent);
        }
    }
}
