package org.qoltanba.testkit.dss;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call that DSS refuses, with the code of contract section 10.1. An expected outcome, so it carries no stack trace.
 */
final class DssRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String text;

    private DssRefusal(int status, @Nullable String code, @Nullable String text) {
        super(code == null ? "HTTP " + status : code, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** A refusal with a code, answered with status 400. */
    static DssRefusal of(String code, String description) {
        return new DssRefusal(BAD_REQUEST, code, description);
    }

    /** A status alone, as a web server in front of the service answers; without body. */
    static DssRefusal bare(int status) {
        return new DssRefusal(status, null, null);
    }

    /** The bearer token is missing, unknown or has expired; answered without body. */
    static DssRefusal unauthorized() {
        return new DssRefusal(UNAUTHORIZED, null, null);
    }

    /** The caller may not do this, or not without confirmation; answered without body. */
    static DssRefusal forbidden() {
        return new DssRefusal(FORBIDDEN, null, null);
    }

    /** The framework below the service has failed. */
    static DssRefusal serverError() {
        return new DssRefusal(SERVER_ERROR, null, "An error has occurred.");
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** The machine key; null for what has no body and for what the framework says. */
    @Nullable
    String code() {
        return code;
    }

    /** The text for people; null for what has no body. */
    @Nullable
    String text() {
        return text;
    }
}
