package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * One of several ways to confirm that a user has (contract section 7.3). Two devices of one user are two choices of the
 * same method.
 *
 * @param method the method
 * @param id the service's identifier of the choice, opaque
 * @param label the service's text for the user; may be empty
 * @since 0.1.0
 */
public record ConfirmationChoice(ConfirmationMethod method, String id, String label) {

    /**
     * Checks that all is there.
     *
     * @param method the method
     * @param id the service's identifier of the choice, opaque
     * @param label the service's text for the user; may be empty
     */
    public ConfirmationChoice {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
    }

    /** Hides identifier and label, which may name a device or a number of the user. */
    @Override
    public String toString() {
        return "ConfirmationChoice[" + method + "]";
    }
}
