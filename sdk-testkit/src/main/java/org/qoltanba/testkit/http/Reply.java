package org.qoltanba.testkit.http;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the server does about a request: an answer and how it ends. A connection may be cut instead.
 *
 * @param response what to answer; without meaning if the connection is cut before it
 * @param ending how the exchange ends
 * @param end completes when an answer that has stopped may end; null for all others
 */
record Reply(FakeResponse response, Ending ending, @Nullable CompletionStage<Void> end) {

    enum Ending {
        /** The whole answer is sent. */
        COMPLETE,
        /** The answer breaks off in the middle of its body. */
        TRUNCATED,
        /** The answer stops in the middle of its headers; then the connection is reset. */
        STOPPED_IN_HEADERS,
        /** The answer stops in the middle of its body; then the connection is reset. */
        STOPPED_IN_BODY,
        /** The connection is closed without a byte of the answer. */
        CLOSED,
        /** The connection is reset without a byte of the answer. */
        RESET
    }

    static Reply complete(FakeResponse response) {
        return new Reply(response, Ending.COMPLETE, null);
    }

    static Reply truncated(FakeResponse response) {
        return new Reply(response, Ending.TRUNCATED, null);
    }

    static Reply stopped(FakeResponse response, Ending where, CompletionStage<Void> until) {
        return new Reply(response, where, until);
    }

    static Reply closed() {
        return new Reply(FakeResponse.empty(0), Ending.CLOSED, null);
    }

    static Reply reset() {
        return new Reply(FakeResponse.empty(0), Ending.RESET, null);
    }

    /** When an answer that has stopped may end. */
    CompletionStage<Void> until() {
        return Objects.requireNonNull(end, "end");
    }

    /** The same with one more header field, if there is an answer. */
    Reply header(String name, String value) {
        return ending == Ending.CLOSED || ending == Ending.RESET
                ? this
                : new Reply(response.header(name, value), ending, end);
    }

    /** Whether a client can tell the status. */
    boolean reachesClient() {
        return ending == Ending.COMPLETE || ending == Ending.TRUNCATED || ending == Ending.STOPPED_IN_BODY;
    }
}
