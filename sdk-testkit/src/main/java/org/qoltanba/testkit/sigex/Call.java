package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.testkit.http.FakeRequest;

/**
 * A call of the API: the request, who makes it, and what its path says.
 *
 * @param request what arrived
 * @param caller who makes it
 * @param parameters the parts of the path that stand for something, by the names the route gives them
 */
record Call(FakeRequest request, Caller caller, Map<String, String> parameters) {

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

    /** A whole number in the query, not negative. */
    Optional<Long> number(String name) {
        return query(name).map(RequestReader::number);
    }

    /** A yes or no in the query. */
    Optional<Boolean> flag(String name) {
        return query(name).map(RequestReader::flag);
    }

    /** Names the route's parameters, not their values. */
    @Override
    public String toString() {
        return "Call[" + request.method() + " " + parameters.keySet() + "]";
    }
}
