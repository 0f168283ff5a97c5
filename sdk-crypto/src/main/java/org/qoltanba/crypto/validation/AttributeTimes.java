package org.qoltanba.crypto.validation;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.jspecify.annotations.Nullable;

/** Reads attribute signing-time. The usual form, whole seconds with a Z, is read at once; others by the library. */
final class AttributeTimes {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{14}GMT\\+00:00");

    private AttributeTimes() {}

    /**
     * Reads a time.
     *
     * @return the instant; null if it is neither UTCTime nor GeneralizedTime
     * @throws ParseException if the library cannot read it
     * @throws RuntimeException if there is no such day or hour
     */
    static @Nullable Instant instant(ASN1Encodable value) throws ParseException {
        if (value instanceof ASN1UTCTime time) {
            // Adjusted: two digits of a year mean 1950 to 2049
            String text = time.getAdjustedTime();
            return isUsual(text) ? read(text) : time.getAdjustedDate().toInstant();
        }
        if (value instanceof ASN1GeneralizedTime time) {
            String text = time.getTime();
            return isUsual(text) ? read(text) : time.getDate().toInstant();
        }
        return null;
    }

    private static boolean isUsual(String text) {
        return SECONDS.matcher(text).matches();
    }

    private static Instant read(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 4, 6),
                        number(text, 6, 8),
                        number(text, 8, 10),
                        number(text, 10, 12),
                        number(text, 12, 14))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
