package org.qoltanba.client.dss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.operation.OfflineChallenge;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ChallengeWire;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ImageWire;
import org.qoltanba.client.dss.ConfirmationAnswerWire.TextChallengeWire;

/**
 * An open confirmation: what the user was asked, and for how long (contract section 7.4).
 *
 * @param confirmationId the Identity Centre's identifier
 * @param lifetime how long the service waits, from {@code createdAt} on
 * @param createdAt when the confirmation was opened, by the service's clock; null if it does not say
 * @param method the last segment of the confirmation method's address, in lower case; empty if the service names none
 * @param offline what to show when the phone has no connection; null if there is nothing to scan
 */
record Challenge(
        String confirmationId,
        Duration lifetime,
        @Nullable Instant createdAt,
        String method,
        @Nullable OfflineChallenge offline) {

    /** Five minutes, as one public client assumes (contract section 11.1). */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(30);

    /** Methods whose follow-up must hold a code (contract sections 8.2 and 8.3). */
    private static final Set<String> CODE_ONLY = Set.of("otpviasms", "otpviaemail", "oath");

    /**
     * Reads a challenge.
     *
     * @return the challenge; null if the answer holds none that can be followed up
     */
    static @Nullable Challenge read(ChallengeWire wire) {
        List<TextChallengeWire> texts = wire.textChallenge() == null ? List.of() : wire.textChallenge();
        if (texts.isEmpty()) {
            return null;
        }
        TextChallengeWire text = texts.get(0);
        String id = text.refId();
        if (id == null || id.isBlank()) {
            id = wire.contextData() == null ? null : wire.contextData().refId();
        }
        return id == null || id.isBlank()
                ? null
                : new Challenge(id, lifetime(text), createdAt(text), method(text), offline(text));
    }

    private static Duration lifetime(TextChallengeWire text) {
        Long seconds = text.expiresIn();
        if (seconds == null || seconds <= 0 || Boolean.FALSE.equals(text.expiresInSpecified())) {
            return USUAL_LIFETIME;
        }
        return Duration.ofSeconds(Math.min(seconds, LONGEST_LIFETIME.toSeconds()));
    }

    private static @Nullable Instant createdAt(TextChallengeWire text) {
        Long seconds = text.createdAt();
        return seconds == null || seconds <= 0 || seconds > Instant.MAX.getEpochSecond()
                ? null
                : Instant.ofEpochSecond(seconds);
    }

    private static String method(TextChallengeWire text) {
        String method = text.authnMethod();
        return method == null ? "" : methodName(method);
    }

    /** Whether the service answers without a code about a method; those that send the user a code do not. */
    static boolean polls(String method) {
        return !CODE_ONLY.contains(method);
    }

    /** The last segment of a method's URL without query, in lower case (contract section 8.1). */
    static String methodName(String method) {
        String path = method.split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static @Nullable OfflineChallenge offline(TextChallengeWire text) {
        ImageWire image = text.image();
        if (image == null || image.value() == null || image.value().isEmpty()) {
            return null;
        }
        try {
            String type = image.mimeType() == null ? "image/gif" : image.mimeType();
            return new OfflineChallenge(
                    Bytes.fromBase64(image.value()), type, text.label() == null ? "" : text.label());
        } catch (IllegalArgumentException unreadable) {
            // Without a picture the confirmation can still be given on a phone that has a connection.
            return null;
        }
    }

    /**
     * When the service gives up, by our clock. What counts is how much of the lifetime is over by the service's own
     * clock, which the header {@code Date} tells; a challenge that has just been handed out is never over.
     *
     * @param now our time when the challenge arrived
     * @param serviceTime the service's time then; null if it did not tell
     */
    Instant deadline(Instant now, @Nullable Instant serviceTime) {
        if (createdAt == null) {
            return now.plus(lifetime);
        }
        Duration age = Duration.between(createdAt, serviceTime == null ? now : serviceTime);
        boolean plausible = !age.isNegative() && age.compareTo(lifetime) < 0;
        return now.plus(plausible ? lifetime.minus(age) : lifetime);
    }

    @Override
    public String toString() {
        return "Challenge[" + confirmationId + "]";
    }
}
