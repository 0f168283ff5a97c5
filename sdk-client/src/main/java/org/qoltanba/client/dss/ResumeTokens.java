package org.qoltanba.client.dss;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.signature.SignaturePackaging;

/**
 * A {@link SigningRecord} as text and back: a version, the kind of service, the fields in Base64url, and a check value,
 * separated by dots.
 *
 * <p>The check value is a digest of all that stands before it. There is no secret to make it with that another machine
 * would know too, so it tells an altered token from an intact one, not a forged one from a genuine one. That is enough:
 * a forged token gains nothing, because whoever resumes it brings the user's session and the document, and the
 * signature is checked against both before it is handed out.
 *
 * <p>Form of version 1: {@code q1.dss.endpoint.user.transaction.confirmation.created.expires.certificate
 * id.certificate.form.digest algorithm.digest.check}.
 */
final class ResumeTokens {

    private static final String VERSION = "q1";
    private static final String KIND = "dss";
    private static final int PARTS = 14;
    private static final int SHA_256_LENGTH = 32;
    private static final int FINGERPRINT_LENGTH = 16;
    private static final String ALTERED = "This resume token was altered or cut. Pass the text exactly as it was kept.";

    private ResumeTokens() {}

    static ResumeToken write(SigningRecord record) {
        Bytes certificate = record.certificate();
        String fields = String.join(
                ".",
                VERSION,
                KIND,
                encode(record.endpoint()),
                encode(record.user()),
                encode(record.transactionId()),
                encode(record.confirmationId()),
                encode(Long.toString(record.createdAt().getEpochSecond())),
                encode(Long.toString(record.expiresAt().getEpochSecond())),
                encode(Long.toString(record.certificateId())),
                certificate == null ? "" : encode(certificate),
                encode(form(record)),
                encode(record.digest().algorithm().oid()),
                encode(record.digest().value()));
        return ResumeToken.parse(fields + "." + encode(Fingerprints.ofText(fields)));
    }

    /**
     * Reads a token as untrusted input.
     *
     * @throws IllegalArgumentException if it is altered, of another kind, or of a version this SDK does not know
     */
    static SigningRecord read(ResumeToken token) {
        String text = token.toString();
        int end = text.lastIndexOf('.');
        if (end < 0 || !text.substring(end + 1).equals(encode(Fingerprints.ofText(text.substring(0, end))))) {
            throw new IllegalArgumentException(ALTERED);
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (!parts.get(0).equals(VERSION) || parts.size() != PARTS) {
            throw new IllegalArgumentException("This resume token was made by another version of the SDK."
                    + " Resume it with that version, or begin the operation again.");
        }
        if (!parts.get(1).equals(KIND)) {
            throw new IllegalArgumentException("This resume token belongs to another service than CryptoPro DSS."
                    + " Resume it with the service that gave it.");
        }
        try {
            return record(parts);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalArgumentException(ALTERED, malformed);
        }
    }

    private static SigningRecord record(List<String> parts) {
        String form = text(parts.get(10));
        if (!form.matches("BES-(DETACHED|ATTACHED|HASH)")) {
            throw new IllegalArgumentException("unknown form");
        }
        return new SigningRecord(
                fingerprint(parts.get(2)),
                fingerprint(parts.get(3)),
                text(parts.get(4)),
                text(parts.get(5)),
                Instant.ofEpochSecond(Long.parseLong(text(parts.get(6)))),
                Instant.ofEpochSecond(Long.parseLong(text(parts.get(7)))),
                Long.parseLong(text(parts.get(8))),
                parts.get(9).isEmpty() ? null : fingerprint(parts.get(9)),
                form.endsWith("ATTACHED") ? SignaturePackaging.ATTACHED : SignaturePackaging.DETACHED,
                form.endsWith("HASH"),
                digest(text(parts.get(11)), bytes(parts.get(12))));
    }

    private static String form(SigningRecord record) {
        return "BES-" + (record.byDigest() ? "HASH" : record.packaging().name());
    }

    private static Digest digest(String oid, Bytes value) {
        DigestAlgorithm algorithm = DigestAlgorithm.ofOid(oid);
        if (!algorithm.equals(DigestAlgorithm.SHA_256) || value.size() != SHA_256_LENGTH) {
            throw new IllegalArgumentException("unknown digest");
        }
        return new Digest(algorithm, value);
    }

    private static Bytes fingerprint(String part) {
        Bytes value = bytes(part);
        if (value.size() != FINGERPRINT_LENGTH) {
            throw new IllegalArgumentException("not a fingerprint");
        }
        return value;
    }

    private static String text(String part) {
        return new String(bytes(part).toArray(), StandardCharsets.UTF_8);
    }

    private static Bytes bytes(String part) {
        return Bytes.of(Base64.getUrlDecoder().decode(part));
    }

    private static String encode(String text) {
        return encode(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }
}
