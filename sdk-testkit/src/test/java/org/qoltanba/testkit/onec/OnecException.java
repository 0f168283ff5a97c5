package org.qoltanba.testkit.onec;

/** What a module can catch with {@code Попытка}: raised by itself, or a call of the platform that did not go well. */
final class OnecException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OnecException(String description) {
        super(description);
    }
}
