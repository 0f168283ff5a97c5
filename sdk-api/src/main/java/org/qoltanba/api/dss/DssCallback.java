package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * What somebody has told the callback address: that a user has decided, or that an operation is done (contract sections 9.1
 * and 12.4). Nobody has proved that it comes from the service: ask the service before doing anything about it.
 *
 * @param operationId which confirmation or operation it is about, opaque
 * @param success whether it claims that the user has confirmed, or the operation succeeded
 * @since 0.1.0
 */
public record DssCallback(String operationId, boolean success) {

    /**
     * Checks that the identifier is there.
     *
     * @param operationId which confirmation or operation it is about, opaque
     * @param success whether it claims that the user has confirmed, or the operation succeeded
     */
    public DssCallback {
        Objects.requireNonNull(operationId, "operationId");
    }
}
