package org.qoltanba.client.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** The headers of an answer, as far as they are believed: bounded values, readable dates. */
final class AnswerHeaders {

    private static final int LONGEST = 8 << 10;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Headers headers;
    private final Instant receivedAt;

    AnswerHeaders(Headers headers, Instant receivedAt) {
        this.headers = headers;
        this.receivedAt = receivedAt;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> value.length() <= LONGEST);
    }

    List<String> all(String name) {
        List<String> values = headers.values(name);
        return values.isEmpty()
                ? values
                : values.stream().filter(value -> value.length() <= LONGEST).toList();
    }

    /** The service's identifier of the request, if it is fit to be shown. */
    Optional<String> requestId() {
        return get("X-Request-Id").filter(id -> REQUEST_ID.matcher(id).matches());
    }

    /** RFC 9110 section 10.2.3. A date is compared with the service's own clock where it tells it. */
    Optional<Duration> retryAfter() {
        return get("Retry-After").map(String::trim).flatMap(value -> {
            if (SECONDS.matcher(value).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant from = get("Date").flatMap(AnswerHeaders::date).orElse(receivedAt);
            return date(value).map(until -> until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO);
        });
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
