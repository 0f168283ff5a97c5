package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user of version 2 wants done, checked (contract section 12).
 *
 * @param action the kind of operation
 * @param description what the user reads beside the kind
 * @param inputs what it is done to; empty where it is about no document
 * @param work what is done
 * @param parameters how it is to be done, as the operation shows it; never a PIN
 * @param pin given beforehand; null for none
 * @param isAsync whether it is carried out in the background
 * @param callback who is told when it is done in the background; null for nobody
 */
record OperationOrder(
        DssAction action,
        String description,
        List<OperationInput> inputs,
        OperationWork work,
        String parameters,
        @Nullable String pin,
        boolean isAsync,
        @Nullable URI callback)
        implements Order {

    OperationOrder {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String title() {
        return action.title();
    }

    /** Never shows the PIN. */
    @Override
    public String toString() {
        return "OperationOrder[" + action + "]";
    }
}
