package org.qoltanba.crypto.cades;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;

/** The two forms of attribute signing-time (RFC 5652 section 11.3), both in whole seconds and universal time. */
enum SigningTimes {
    /** {@code YYMMDDhhmmssZ}, for the years 1950 to 2049. */
    UTC_TIME(13) {
        @Override
        ASN1Primitive placeholder() {
            return new DERUTCTime("000101000000Z");
        }
    },
    /** {@code YYYYMMDDhhmmssZ}, for all others. */
    GENERALIZED_TIME(15) {
        @Override
        ASN1Primitive placeholder() {
            return new DERGeneralizedTime("20500101000000Z");
        }
    };

    private final int length;

    SigningTimes(int length) {
        this.length = length;
    }

    /** Some time in this form. */
    abstract ASN1Primitive placeholder();

    /** How many octets a time has. */
    int length() {
        return length;
    }

    static SigningTimes formOf(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1950 && year < 2050 ? UTC_TIME : GENERALIZED_TIME;
    }

    /** The octets of a time, without tag and length. */
    byte[] format(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        // Twelve or fourteen digits as one number: many times faster than a formatter
        long digits = utc.getYear();
        digits = digits * 100 + utc.getMonthValue();
        digits = digits * 100 + utc.getDayOfMonth();
        digits = digits * 100 + utc.getHour();
        digits = digits * 100 + utc.getMinute();
        digits = digits * 100 + utc.getSecond();
        byte[] octets = (Long.toString(digits) + "Z").getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOfRange(octets, octets.length - length, octets.length);
    }
}
