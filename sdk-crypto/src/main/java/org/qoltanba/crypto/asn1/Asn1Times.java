package org.qoltanba.crypto.asn1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1GeneralizedTime;

/**
 * Reads GeneralizedTime the way protocols with a time of day write it: in UTC, with seconds, possibly with a fraction.
 *
 * <p>Source: RFC 3161 section 2.4.2 (genTime), RFC 6960 section 4.2.2.1, RFC 5280 section 4.1.2.5.2.
 */
public final class Asn1Times {

    private static final Pattern UTC = Pattern.compile("([0-9]{14})(?:\\.([0-9]{1,9}))?Z");
    private static final int NANOSECOND_DIGITS = 9;

    private Asn1Times() {}

    /**
     * Reads a time.
     *
     * @param time the structure
     * @return the instant, to the nanosecond
     * @throws IllegalArgumentException if it is not in UTC, has no seconds, or there is no such time
     */
    public static Instant utc(ASN1GeneralizedTime time) {
        String text = time.getTimeString();
        Matcher matcher = UTC.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A time is not in UTC with seconds.");
        }
        String fraction = matcher.group(2);
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 8, 10),
                            number(text, 10, 12),
                            number(text, 12, 14),
                            fraction == null ? 0 : nanoseconds(fraction))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("There is no such time.", impossible);
        }
    }

    private static int nanoseconds(String fraction) {
        return Integer.parseInt(fraction + "0".repeat(NANOSECOND_DIGITS - fraction.length()));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
