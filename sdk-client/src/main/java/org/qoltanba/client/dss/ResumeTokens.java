package org.qoltanba.client.dss;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.operation.ResumeToken;

/**
 * A {@link ConfirmationRecord} as text and back: a version, the kind of service, the fields in Base64url, and a check
 * value, separated by dots.
 *
 * <p>The check value is a digest of all that stands before it. There is no secret to make it with that another machine
 * would know too, so it tells an altered token from an intact one, not a forged one from a genuine one. That is enough:
 * a forged token gains nothing, because whoever resumes it brings the user's session and the document, and the
 * result is checked against both before it is handed out.
 *
 * <p>Form of version 1: {@code
 * q1.dss.endpoint.user.subject.confirmation.method.created.expires.callback.kind.detail…detail.check}. How many details
 * there are is the kind's matter.
 */
final class ResumeTokens {

    private static final String VERSION = "q1";
    private static final String KIND = "dss";
    private static final int PARTS_BEFORE_DETAILS = 11;
    private static final int MOST_PARTS = 32;
    private static final String ALTERED = "This resume token was altered or cut. Pass the text exactly as it was kept.";

    private ResumeTokens() {}

    static ResumeToken write(ConfirmationRecord record) {
        OpenConfirmation confirmation = record.confirmation();
        String callback = confirmation.callback();
        List<String> fields = new ArrayList<>(List.of(
                VERSION,
                KIND,
                encode(record.endpoint()),
                encode(record.resumption().user()),
                encode(record.subject().toText()),
                encode(confirmation.id()),
                encode(confirmation.method().toString()),
                encode(Long.toString(confirmation.createdAt().getEpochSecond())),
                encode(Long.toString(confirmation.expiresAt().getEpochSecond())),
                callback == null ? "" : encode(callback),
                encode(record.resumption().kind())));
        record.resumption().details().forEach(detail -> fields.add(encode(detail)));
        String text = String.join(".", fields);
        return ResumeToken.parse(text + "." + encode(Fingerprints.ofText(text)));
    }

    /**
     * Reads a token as untrusted input.
     *
     * @throws IllegalArgumentException if it is altered, of another service, or of a version this SDK does not know
     */
    static ConfirmationRecord read(ResumeToken token) {
        String text = token.toString();
        int end = text.lastIndexOf('.');
        if (end < 0 || !text.substring(end + 1).equals(encode(Fingerprints.ofText(text.substring(0, end))))) {
            throw new IllegalArgumentException(ALTERED);
        }
        List<String> parts = List.of(text.substring(0, end).split("\\.", -1));
        if (!parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException("This resume token was made by another version of the SDK."
                    + " Resume it with that version, or begin the operation again.");
        }
        if (parts.size() < 2 || !parts.get(1).equals(KIND)) {
            throw new IllegalArgumentException("This resume token belongs to another service than CryptoPro DSS."
                    + " Resume it with the service that gave it.");
        }
        if (parts.size() < PARTS_BEFORE_DETAILS || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException(ALTERED);
        }
        return intact(() -> record(parts));
    }

    /**
     * Reads the details of a token's kind.
     *
     * @throws IllegalArgumentException that says that the token was altered, if the kind cannot read them
     */
    static <D> D details(ConfirmationRecord record, Function<List<String>, D> reader) {
        return intact(() -> reader.apply(record.resumption().details()));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T intact(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalArgumentException(ALTERED, malformed);
        }
    }

    private static ConfirmationRecord record(List<String> parts) {
        return new ConfirmationRecord(
                fingerprint(parts.get(2)),
                new Resumption(
                        fingerprint(parts.get(3)),
                        text(parts.get(10)),
                        parts.subList(PARTS_BEFORE_DETAILS, parts.size()).stream()
                                .map(ResumeTokens::text)
                                .toList()),
                ConfirmationSubject.ofText(text(parts.get(4))),
                new OpenConfirmation(
                        text(parts.get(5)),
                        ConfirmationMethod.of(text(parts.get(6))),
                        Instant.ofEpochSecond(Long.parseLong(text(parts.get(7)))),
                        Instant.ofEpochSecond(Long.parseLong(text(parts.get(8)))),
                        optionalText(parts.get(9))));
    }

    private static Bytes fingerprint(String part) {
        Bytes value = bytes(part);
        if (value.size() != Fingerprints.LENGTH) {
            throw new IllegalArgumentException("not a fingerprint");
        }
        return value;
    }

    private static @Nullable String optionalText(String part) {
        return part.isEmpty() ? null : text(part);
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
