package org.qoltanba.testkit.phone;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that a service has sent to a phone.
 *
 * @param sentAt when, on the clock of the world
 * @param text what the owner reads
 * @since 0.1.0
 */
public record Sms(Instant sentAt, String text) {

    private static final Pattern CODE = Pattern.compile("[0-9]{4,}");

    /**
     * Checks that both parts are there.
     *
     * @param sentAt when
     * @param text what
     */
    public Sms {
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The code in the message, as its owner would type it: the first run of four or more digits.
     *
     * @return decimal digits
     * @throws IllegalStateException if there is none
     */
    public String code() {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no code in this message.");
        }
        return matcher.group();
    }

    /** The time, never the text, which may hold a code. */
    @Override
    public String toString() {
        return "Sms[" + sentAt + "]";
    }
}
