package org.qoltanba.testkit.http;

import java.util.List;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.Faults;

/**
 * The HTTP face of a fake: it translates between requests and its state machine and knows no server. Implementations
 * are called from several threads at once.
 */
public interface FakeService {

    /**
     * Answers a request. An unknown path or a bad request is answered too, as the real service answers it; what it
     * throws becomes a plain answer 500 and an entry in the journal.
     *
     * @param request what arrived
     * @return the answer
     */
    FakeResponse handle(FakeRequest request);

    /**
     * What goes wrong on the way to and from this service. The server asks; the service itself need not look.
     *
     * @return the faults a test has set
     */
    Faults faults();

    /**
     * The calls that it answers, for faults to strike at.
     *
     * @return in the order of its contract; none if it does not tell
     */
    default List<ExchangePoint> points() {
        return List.of();
    }

    /**
     * Lets the access token or the session that a request carries expire, for good. Where it carries none, nothing
     * happens.
     *
     * @param request what arrived, before it is answered
     */
    default void expire(FakeRequest request) {}

    /** The world ends: whoever is kept waiting for an answer is let go. Called once, after the last request was taken. */
    default void close() {}
}
