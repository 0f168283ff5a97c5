package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qoltanba.api.spi.SdkClock;

/**
 * How the services behind this one have lately answered (contract section 7.46). Safe to share between threads.
 */
final class ExternalServices {

    private static final Duration WINDOW = Duration.ofMinutes(30);

    private final SdkClock clock;
    private final Map<Service, Deque<Call>> calls = new EnumMap<>(Service.class);

    ExternalServices(SdkClock clock) {
        this.clock = clock;
    }

    /** A service of the certificate authority. */
    enum Service {
        OCSP("ocsp", "http://ocsp.pki.gov.kz"),
        TSP("tsp", "http://tsp.pki.gov.kz");

        private final String protocol;
        private final String url;

        Service(String protocol, String url) {
            this.protocol = protocol;
            this.url = url;
        }
    }

    private record Call(Instant at, boolean answered) {}

    /** How a service does, as it is written. */
    record Health(String protocol, String url, String status) {}

    /** Notes that a service was asked. */
    synchronized void asked(Service service, boolean answered) {
        Deque<Call> lately = lately(service);
        lately.addLast(new Call(clock.now(), answered));
    }

    /** How every service does. */
    synchronized List<Health> health() {
        return Stream.of(Service.values())
                .map(service -> new Health(service.protocol, service.url, colour(lately(service))))
                .toList();
    }

    private Deque<Call> lately(Service service) {
        Deque<Call> all = calls.computeIfAbsent(service, first -> new ArrayDeque<>());
        Instant begin = clock.now().minus(WINDOW);
        while (!all.isEmpty() && all.getFirst().at().isBefore(begin)) {
            all.removeFirst();
        }
        return all;
    }

    private static String colour(Deque<Call> lately) {
        if (lately.isEmpty()) {
            return "white";
        }
        if (lately.stream().allMatch(Call::answered)) {
            return "green";
        }
        return lately.stream().anyMatch(Call::answered) ? "yellow" : "red";
    }
}
