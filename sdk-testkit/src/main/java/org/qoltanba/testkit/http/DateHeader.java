package org.qoltanba.testkit.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The header Date (RFC 9110 section 6.6.1), written once a second. Safe to share between threads. */
final class DateHeader {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    String of(Instant now) {
        Written known = last;
        if (known.second() == now.getEpochSecond()) {
            return known.text();
        }
        Written written = new Written(now.getEpochSecond(), FORMAT.format(now));
        last = written;
        return written.text();
    }
}
