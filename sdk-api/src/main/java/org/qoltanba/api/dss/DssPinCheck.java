package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * Whether a PIN is that of a key (contract section 4.2).
 *
 * @param valid whether it is
 * @param reason the service's words if it is not; may be empty
 * @since 0.1.0
 */
public record DssPinCheck(boolean valid, String reason) {

    /**
     * Checks that there is a reason.
     *
     * @param valid whether it is
     * @param reason the service's words if it is not
     */
    public DssPinCheck {
        Objects.requireNonNull(reason, "reason");
    }
}
