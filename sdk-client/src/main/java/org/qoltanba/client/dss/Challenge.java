package org.qoltanba.client.dss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.ConfirmationMethod;
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
 * @param method how it is confirmed; without name if the service names none
 * @param prompt the service's words beside the field for a code; may be empty
 * @param longest the greatest length of a code; null if the service does not say
 * @param hidden whether what is typed is to be hidden
 * @param offline what to show when the phone has no connection; null if there is nothing to scan
 */
record Challenge(
        String confirmationId,
        Duration lifetime,
        @Nullable Instant createdAt,
        ConfirmationMethod method,
        String prompt,
        @Nullable Integer longest,
        boolean hidden,
        @Nullable OfflineChallenge offline) {

    /** Five minutes, as one public client assumes (contract section 11.1). */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(30);

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
                : new Challenge(
                        id,
                        lifetime(text),
                        createdAt(text),
                        method(text),
                        text.label() == null ? "" : text.label(),
                        longest(text),
                        Boolean.TRUE.equals(text.hideText()) && !Boolean.FALSE.equals(text.hideTextSpecified()),
                        offline(text));
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

    private static ConfirmationMethod method(TextChallengeWire text) {
        return ConfirmationMethod.of(text.authnMethod() == null ? "" : text.authnMethod());
    }

    private static @Nullable Integer longest(TextChallengeWire text) {
        Integer longest = text.maxLen();
        return longest == null || longest <= 0 || Boolean.FALSE.equals(text.maxLenSpecified()) ? null : longest;
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
