package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.testkit.http.FakeRequest;

/**
 * A call of the API: the request and what its path says.
 *
 * @param request what arrived
 * @param parameters the parts of the path that stand for something, by the names the route gives them
 * @param tokens knows who calls
 */
record Call(FakeRequest request, Map<String, String> parameters, AccessTokens tokens) {

    private static final String AUTHORIZATION = "Authorization";
    private static final String JSON = "application/json";

    Call {
        parameters = Map.copyOf(parameters);
    }

    /** A part of the path. */
    String path(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** A text in the query. */
    Optional<String> query(String name) {
        return request.query(name);
    }

    Optional<String> authorization() {
        return request.header(AUTHORIZATION);
    }

    /** The token that the call is made with; refuses a call without one that is alive. */
    AccessToken bearer() {
        return tokens.require(authorization().orElse(null));
    }

    /** The body, which must be JSON. */
    <T> T body(Class<T> type) {
        if (request.mediaType().filter(JSON::equals).isEmpty()) {
            throw Refusals.invalidRequest("Ожидается JSON в теле запроса");
        }
        return DssJson.read(request.body(), type);
    }

    /** Names the route's parameters, not their values. */
    @Override
    public String toString() {
        return "Call[" + request.method() + " " + parameters.keySet() + "]";
    }
}
