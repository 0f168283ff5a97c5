package org.qoltanba.testkit.console;

/** A call of the console that cannot be served. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refused missing(String what) {
        return new Refused(404, "There is no " + what + " (any more).");
    }

    int status() {
        return status;
    }
}
