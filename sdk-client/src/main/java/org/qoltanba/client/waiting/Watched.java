package org.qoltanba.client.waiting;

import java.util.List;

/** What the operations of this SDK tell those who keep them. A handle around another one tells what that tells. */
public interface Watched {

    /** An operation that is not of this SDK. */
    Watched UNKNOWN = new Watched() {
        @Override
        public String service() {
            return "unknown";
        }

        @Override
        public List<String> signals() {
            return List.of();
        }

        @Override
        public void onChange(Runnable listener) {}
    };

    /**
     * Where the operation is under way.
     *
     * @return the service's name
     */
    String service();

    /**
     * Which news let it be asked sooner.
     *
     * @return names of news, see {@link WaitingEngine#wake}
     */
    List<String> signals();

    /**
     * Has somebody told that the resume token, the deadline or the news have become others.
     *
     * @param listener called on a thread of the SDK; must neither block nor throw
     */
    void onChange(Runnable listener);

    /**
     * What an operation tells.
     *
     * @param operation any operation
     * @return the operation itself, or {@link #UNKNOWN}
     */
    static Watched of(Object operation) {
        return operation instanceof Watched watched ? watched : UNKNOWN;
    }
}
