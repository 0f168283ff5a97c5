package org.qoltanba.testkit.dss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qoltanba.testkit.fault.ExchangePoint;

/**
 * What DSS answers, by method and path (contract section 2.1). A path is written as there, with the usual names of the
 * applications: {@code /SignServer/rest/api/requests/{id}}. Paths are found whatever their case, as on the real server.
 * Filled once, then read by any number of threads.
 */
final class RouteTable {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    /** The answer of a call that has nothing to say but that it was carried out. */
    static final Object DONE = new Object();

    private final List<Route> routes = new ArrayList<>();

    /** Answers one method at one path. */
    @FunctionalInterface
    interface Endpoint {

        /**
         * Answers a call.
         *
         * @return what is written as JSON; {@link #DONE}; or a whole response
         * @throws DssRefusal if the call is refused
         */
        Object answer(Call call);
    }

    /**
     * The line of the table that a request meets.
     *
     * @param endpoint answers it
     * @param parameters the parts of the path that stand for something
     */
    record Match(Endpoint endpoint, Map<String, String> parameters) {}

    private record Route(String method, List<String> segments, Endpoint endpoint) {

        private long parameters() {
            return segments.stream().filter(RouteTable::isParameter).count();
        }
    }

    /** Adds an area. */
    RouteTable with(Routes area) {
        area.addTo(this);
        return this;
    }

    /** Adds a line. */
    RouteTable add(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), endpoint));
        return this;
    }

    /** What answers a line that is there already. */
    Endpoint known(String method, String path) {
        List<String> segments = segments(path);
        return routes.stream()
                .filter(route ->
                        route.method().equals(method) && route.segments().equals(segments))
                .findFirst()
                .map(Route::endpoint)
                .orElseThrow(() -> new IllegalStateException("Nothing answers " + method + " " + path + " yet."));
    }

    /** Every line. */
    List<ExchangePoint> points() {
        return routes.stream()
                .map(route -> ExchangePoint.on(route.method(), String.join("/", route.segments())))
                .toList();
    }

    /** Finds the line for a request: names go before parts that stand for something. */
    Match match(String method, String requested) {
        List<String> path = segments(requested);
        List<Route> served =
                routes.stream().filter(route -> fits(route.segments(), path)).toList();
        if (served.isEmpty()) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        return served.stream()
                .filter(route -> route.method().equals(method))
                .min(Comparator.comparingLong(Route::parameters))
                .map(route -> new Match(route.endpoint(), parameters(route.segments(), path)))
                .orElseThrow(() -> DssRefusal.bare(METHOD_NOT_ALLOWED));
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static boolean fits(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            boolean fits = isParameter(template.get(i))
                    ? !path.get(i).isEmpty()
                    : template.get(i).equalsIgnoreCase(path.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(List<String> template, List<String> path) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = template.get(i);
            if (isParameter(segment)) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            }
        }
        return parameters;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
