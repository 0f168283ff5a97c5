package org.qoltanba.testkit.http;

/**
 * What the server does about a request: an answer and how it ends. A connection may be cut instead.
 *
 * @param response what to answer; without meaning if the connection is cut before it
 * @param ending how the exchange ends
 */
record Reply(FakeResponse response, Ending ending) {

    enum Ending {
        /** The whole answer is sent. */
        COMPLETE,
        /** The answer breaks off in the middle of its body. */
        TRUNCATED,
        /** The connection is closed without a byte of the answer. */
        CLOSED,
        /** The connection is reset without a byte of the answer. */
        RESET
    }

    static Reply complete(FakeResponse response) {
        return new Reply(response, Ending.COMPLETE);
    }

    static Reply truncated(FakeResponse response) {
        return new Reply(response, Ending.TRUNCATED);
    }

    static Reply closed() {
        return new Reply(FakeResponse.empty(0), Ending.CLOSED);
    }

    static Reply reset() {
        return new Reply(FakeResponse.empty(0), Ending.RESET);
    }

    boolean reachesClient() {
        return ending == Ending.COMPLETE || ending == Ending.TRUNCATED;
    }
}
