package org.qoltanba.testkit.dss;

/** What the confirmation service answers with status 200 (contract section 7.4). */
sealed interface ConfirmationOutcome {

    /**
     * The user is still being asked.
     *
     * @param confirmation what the user is asked
     * @param opening whether this is the answer to the opening request
     */
    record Pending(Confirmation confirmation, boolean opening) implements ConfirmationOutcome {}

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
