package org.qoltanba.client.waiting;

/**
 * Carries news that nobody in this process waits for to the processes that may: several nodes behind one callback address.
 * What arrives there goes into {@link WaitingEngine#wakeHere(String)}.
 *
 * <p>Must be safe to share between threads.
 */
@FunctionalInterface
public interface SignalRelay {

    /** A single process: news that nobody waits for is dropped. */
    SignalRelay NONE = signal -> {};

    /**
     * Passes news on. Anybody on the network can cause it, so bound what it costs; losing some costs a while until the next
     * poll.
     *
     * @param signal the name of the news, of at most 200 printable ASCII characters; must not block for long
     */
    void pass(String signal);
}
