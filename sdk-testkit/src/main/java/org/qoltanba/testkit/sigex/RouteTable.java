package org.qoltanba.testkit.sigex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.http.FakeRequest;

/**
 * What the API answers, by method and path (contract section 7.53). A path is written as there: {@code /api/{id}/data}.
 * Filled once, then read by any number of threads.
 */
final class RouteTable {

    private static final String ROOT = "/api";

    /** First segments that are names; they are never identifiers of documents. */
    private static final Set<String> NAMES = Set.of(
            "auth",
            "authLog",
            "checkPDFForDDC",
            "egovQr",
            "exported",
            "externalServicesStats",
            "idFromFileName",
            "normalizeId",
            "organizationPermissions",
            "organizationSettings",
            "organizationSettingsAudit",
            "organizationSubscription",
            "package",
            "parseDDC",
            "settings",
            "settingsAudit",
            "strings",
            "version");

    private final List<Route> routes = new ArrayList<>();

    /** Answers one method at one path. */
    @FunctionalInterface
    interface Endpoint {

        /**
         * Answers a call.
         *
         * @return what is written as JSON; or an {@link Answer}, with a cookie; or a whole response
         * @throws RefusedException if the call is refused
         */
        Object answer(Call call);
    }

    /**
     * An answer that sets a cookie.
     *
     * @param body what is written as JSON
     * @param cookie the value of the header
     */
    record Answer(Object body, String cookie) {}

    /**
     * The line of the table that a request meets.
     *
     * @param endpoint answers it
     * @param parameters the parts of the path that stand for something
     */
    record Match(Endpoint endpoint, Map<String, String> parameters) {}

    private record Route(String method, List<String> segments, Endpoint endpoint) {}

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

    /** Every line. */
    List<ExchangePoint> points() {
        return routes.stream()
                .map(route -> ExchangePoint.on(
                        route.method(), (ROOT + "/" + String.join("/", route.segments())).replaceFirst("/$", "")))
                .toList();
    }

    /** Finds the line for a request. */
    Match match(FakeRequest request) {
        List<String> path = segments(request.path());
        boolean isServed = false;
        for (Route route : routes) {
            if (fits(route.segments(), path)) {
                isServed = true;
                if (route.method().equals(request.method())) {
                    return new Match(route.endpoint(), parameters(route.segments(), path));
                }
            }
        }
        throw (isServed ? Refusal.INVALID_METHOD : Refusal.INVALID_ROUTE).exception();
    }

    /** The segments below the root; the root collection may be written with or without a slash at its end. */
    private static List<String> segments(String path) {
        if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            return List.of();
        }
        if (!path.startsWith(ROOT + "/")) {
            throw Refusal.INVALID_ROUTE.exception();
        }
        return Arrays.asList(path.substring(ROOT.length() + 1).split("/", -1));
    }

    private static boolean fits(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            boolean isName = i == 0 && NAMES.contains(path.get(i));
            boolean fits =
                    (isParameter(template.get(i)) && !isName) || template.get(i).equals(path.get(i));
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
