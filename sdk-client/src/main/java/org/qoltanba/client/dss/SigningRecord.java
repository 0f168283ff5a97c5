package org.qoltanba.client.dss;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.SignaturePackaging;

/**
 * What a resume token says about a signature: what was asked for, to compare the result with.
 *
 * @param certificateId which certificate; 0 is the user's default
 * @param certificate fingerprint of that certificate; null if the caller gave only its identifier
 * @param level the level asked for
 * @param packaging with or without the document inside
 * @param sent the algorithm of the digest that the service was given in place of the document; null if it got the document
 * @param existing fingerprint of the container that the signature is added to, and how; null if it makes its own
 * @param digest the document's digest
 */
record SigningRecord(
        long certificateId,
        @Nullable Bytes certificate,
        CadesLevel level,
        SignaturePackaging packaging,
        @Nullable DigestAlgorithm sent,
        @Nullable Bytes existing,
        Digest digest) {

    /** The kind of operation in a resume token. */
    static final String KIND = "sign";

    private static final int DETAILS = 7;
    private static final int SHA_256_LENGTH = 32;

    SigningRecord {
        if (certificateId < 0) {
            throw new IllegalArgumentException("a certificate identifier is not negative");
        }
        requireFingerprint(certificate);
        requireFingerprint(existing);
        if (!digest.algorithm().equals(DigestAlgorithm.SHA_256)
                || digest.value().size() != SHA_256_LENGTH) {
            throw new IllegalArgumentException("unknown digest");
        }
    }

    private static void requireFingerprint(@Nullable Bytes given) {
        if (given != null && given.size() != Fingerprints.LENGTH) {
            throw new IllegalArgumentException("not a fingerprint");
        }
    }

    static SigningRecord of(KeyUse key, CadesTerms terms, Material material) {
        return new SigningRecord(
                key.certificateId(),
                key.fingerprint(),
                terms.level(),
                terms.packaging(),
                terms.digest(),
                terms.existing() == null ? null : Fingerprints.ofContainer(terms.existing(), terms.countersigned()),
                material.recognised());
    }

    /** For a resume token. */
    List<String> toDetails() {
        return List.of(
                Long.toString(certificateId),
                certificate == null ? "" : encode(certificate),
                level.name(),
                packaging.name(),
                sent == null ? "" : sent.oid(),
                existing == null ? "" : encode(existing),
                encode(digest.value()));
    }

    /**
     * Reads what {@link #toDetails()} gave, as untrusted input.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static SigningRecord ofDetails(List<String> details) {
        if (details.size() != DETAILS) {
            throw new IllegalArgumentException("unknown form");
        }
        String sent = details.get(4);
        return new SigningRecord(
                Long.parseLong(details.get(0)),
                optional(details.get(1)),
                CadesLevel.valueOf(details.get(2)),
                SignaturePackaging.valueOf(details.get(3)),
                sent.isEmpty() ? null : DigestAlgorithm.ofOid(sent),
                optional(details.get(5)),
                new Digest(DigestAlgorithm.SHA_256, decode(details.get(6))));
    }

    /**
     * Compares with what was asked for earlier. A certificate that only one of them knows says nothing.
     *
     * @throws IllegalArgumentException if it was something else
     */
    void requireSame(SigningRecord earlier) {
        earlier.requireDigest(digest);
        boolean sameCertificate = certificateId == earlier.certificateId
                && (certificate == null || earlier.certificate == null || certificate.equals(earlier.certificate));
        if (!sameCertificate
                || level != earlier.level
                || packaging != earlier.packaging
                || !Objects.equals(sent, earlier.sent)
                || !Objects.equals(existing, earlier.existing)) {
            throw new IllegalArgumentException("This resume token was made for another signature of this document."
                    + " Fill in the same certificate, level and form as when it was begun.");
        }
    }

    /**
     * Compares with the document at hand.
     *
     * @throws IllegalArgumentException if it is another one
     */
    void requireDocument(Material material) {
        requireDigest(material.recognised());
    }

    private void requireDigest(Digest other) {
        if (!digest.equals(other)) {
            throw new IllegalArgumentException("This is not the document the resume token was made for."
                    + " Pass exactly the document that was to be signed.");
        }
    }

    private static @Nullable Bytes optional(String text) {
        return text.isEmpty() ? null : decode(text);
    }

    private static String encode(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    private static Bytes decode(String text) {
        return Bytes.of(Base64.getUrlDecoder().decode(text));
    }

    @Override
    public String toString() {
        return "SigningRecord[certificate " + certificateId + "]";
    }
}
