package org.qoltanba.client.dss;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.SignaturePackaging;

/**
 * What a resume token says about a signature: what was asked for, to compare the result with.
 *
 * @param certificateId which certificate; 0 is the user's default
 * @param certificate fingerprint of that certificate; null if the caller gave only its identifier
 * @param packaging with or without the document inside
 * @param byDigest whether the service was given the digest instead of the document
 * @param digest the document's digest
 */
record SigningRecord(
        long certificateId,
        @Nullable Bytes certificate,
        SignaturePackaging packaging,
        boolean byDigest,
        Digest digest) {

    /** The kind of operation in a resume token. */
    static final String KIND = "sign";

    private static final int DETAILS = 5;
    private static final int SHA_256_LENGTH = 32;

    SigningRecord {
        if (certificateId < 0) {
            throw new IllegalArgumentException("a certificate identifier is not negative");
        }
        if (certificate != null && certificate.size() != Fingerprints.LENGTH) {
            throw new IllegalArgumentException("not a fingerprint");
        }
        if (!digest.algorithm().equals(DigestAlgorithm.SHA_256)
                || digest.value().size() != SHA_256_LENGTH) {
            throw new IllegalArgumentException("unknown digest");
        }
    }

    /** For a resume token. */
    List<String> toDetails() {
        return List.of(
                Long.toString(certificateId),
                certificate == null ? "" : encode(certificate),
                "BES-" + (byDigest ? "HASH" : packaging.name()),
                digest.algorithm().oid(),
                encode(digest.value()));
    }

    /**
     * Reads what {@link #toDetails()} gave, as untrusted input.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static SigningRecord ofDetails(List<String> details) {
        if (details.size() != DETAILS || !details.get(2).matches("BES-(DETACHED|ATTACHED|HASH)")) {
            throw new IllegalArgumentException("unknown form");
        }
        String form = details.get(2);
        return new SigningRecord(
                Long.parseLong(details.get(0)),
                details.get(1).isEmpty() ? null : decode(details.get(1)),
                form.endsWith("ATTACHED") ? SignaturePackaging.ATTACHED : SignaturePackaging.DETACHED,
                form.endsWith("HASH"),
                new Digest(DigestAlgorithm.ofOid(details.get(3)), decode(details.get(4))));
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
