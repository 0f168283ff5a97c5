package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/** What the confirmation service answers with status 200 (contract section 7.4). */
sealed interface ConfirmationOutcome {

    /**
     * The user is still being asked.
     *
     * @param confirmation what the user is asked
     * @param shown whether the answer shows the challenge in any case
     * @param warning what stands in place of the usual title; null for nothing
     */
    record Pending(
            Confirmation confirmation,
            boolean shown,
            @Nullable String warning) implements ConfirmationOutcome {}

    /**
     * The user has to choose a way to confirm.
     *
     * @param offer what there is to choose from
     */
    record Choosing(MethodOffer offer) implements ConfirmationOutcome {}

    /**
     * The user has confirmed.
     *
     * @param token proves it
     */
    record Final(AccessToken token) implements ConfirmationOutcome {}

    /**
     * It is over without confirmation.
     *
     * @param code the machine key
     * @param description the text for people
     */
    record Failed(String code, String description) implements ConfirmationOutcome {}
}
