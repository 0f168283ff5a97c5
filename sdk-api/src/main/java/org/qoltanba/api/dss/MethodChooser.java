package org.qoltanba.api.dss;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Chooses how an operation is confirmed when the user has several ways, for example by asking the user.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MethodChooser {

    /**
     * Chooses.
     *
     * @param offered what the user has, in the service's order; at least one
     * @return completes with one of those; if it fails, the operation is not begun. Take less time than the service waits,
     *     usually five minutes
     */
    CompletionStage<ConfirmationChoice> choose(List<ConfirmationChoice> offered);
}
