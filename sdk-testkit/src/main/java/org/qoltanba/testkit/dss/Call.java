package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
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

    /** The body as it is. */
    Bytes octets() {
        try (InputStream in = request.body()) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The body of a request cannot be read back.", unreadable);
        }
    }

    /** What stands in the header beside a body of octets: JSON in base64url. */
    <T> T parametersInHeader(Class<T> type) {
        String encoded = request.header("CPDSS-OPERATION-PARAMS").orElseThrow(Refusals::parametersRequired);
        try {
            return DssJson.read(new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded)), type);
        } catch (IllegalArgumentException malformed) {
            throw Refusals.invalidParameters();
        }
    }

    /** Names the route's parameters, not their values. */
    @Override
    public String toString() {
        return "Call[" + request.method() + " " + parameters.keySet() + "]";
    }
}
