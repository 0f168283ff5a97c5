package org.qoltanba.crypto.validation;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.profile.AlgorithmProfile;

/**
 * The digests of what was signed, from every place it is found: inside the container, and beside it. Where it is found
 * twice, both have to be the document.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SignedContent {

    private final List<Map<String, byte[]>> places;
    private final @Nullable DocumentSource document;

    private SignedContent(List<Map<String, byte[]>> places, @Nullable DocumentSource document) {
        this.places = places;
        this.document = document;
    }

    /**
     * Nothing yet.
     *
     * @return content found nowhere
     */
    public static SignedContent none() {
        return new SignedContent(List.of(), null);
    }

    private SignedContent and(Map<String, byte[]> digests, @Nullable DocumentSource source) {
        List<Map<String, byte[]>> all = new ArrayList<>(places);
        all.add(digests);
        return new SignedContent(all, source == null ? document : source);
    }

    /**
     * Adds content that is in memory.
     *
     * @param octets the content
     * @param algorithms the digests that signers need, as object identifiers; unsupported ones are passed over
     * @param profile the algorithms at hand
     * @return a copy that knows the content
     */
    public SignedContent and(byte[] octets, Set<String> algorithms, AlgorithmProfile profile) {
        Map<String, byte[]> digests = new LinkedHashMap<>();
        for (String algorithm : algorithms) {
            profile.newDigest(algorithm).ifPresent(digest -> digests.put(algorithm, digest.digest(octets)));
        }
        return and(digests, null);
    }

    /**
     * Adds a document, which is read once for all digests together. Blocks for its source.
     *
     * @param document the document
     * @param algorithms the digests that signers need, as object identifiers; unsupported ones are passed over
     * @param profile the algorithms at hand
     * @return a copy that knows the document
     */
    public SignedContent and(DocumentSource document, Set<String> algorithms, AlgorithmProfile profile) {
        Map<String, MessageDigest> running = new LinkedHashMap<>();
        for (String algorithm : algorithms) {
            profile.newDigest(algorithm).ifPresent(digest -> running.put(algorithm, digest));
        }
        DocumentReader.digest(document, running.values());
        Map<String, byte[]> digests = new LinkedHashMap<>();
        running.forEach((algorithm, digest) -> digests.put(algorithm, digest.digest()));
        return and(digests, document);
    }

    /**
     * Adds a document of which only a digest is known.
     *
     * @param digest the digest
     * @return a copy that knows the digest
     */
    public SignedContent and(Digest digest) {
        return and(Map.of(digest.algorithm().oid(), digest.value().toArray()), null);
    }

    /** The document beside the signature, for the one kind of time stamp that digests it together with other things. */
    Optional<DocumentSource> document() {
        return Optional.ofNullable(document);
    }

    boolean isAnywhere() {
        return !places.isEmpty();
    }

    /** The digest from every place; empty if one of the places does not have it. */
    Optional<List<byte[]>> digests(String algorithm) {
        List<byte[]> digests = new ArrayList<>();
        for (Map<String, byte[]> place : places) {
            byte[] digest = place.get(algorithm);
            if (digest == null) {
                return Optional.empty();
            }
            digests.add(digest);
        }
        return Optional.of(digests);
    }
}
