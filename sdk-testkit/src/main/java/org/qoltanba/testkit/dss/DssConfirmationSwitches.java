package org.qoltanba.testkit.dss;

/**
 * What is open about confirmations, however their user answers (contract sections 7, 8 and 11). A part of {@link DssSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssConfirmationSwitches {

    private static final int SHORTEST_CODE = 6;
    private static final int LONGEST_CODE = 18;

    private volatile int offlineCodeLength = SHORTEST_CODE;
    private volatile int offlineCodeAttempts;
    private volatile boolean expiryAnsweredInBody;
    private volatile boolean errorsInPascalCase;
    private volatile boolean finalWithError;
    private volatile boolean cancellationAnsweredAsError;
    private volatile boolean finalAnswerRepeatable;
    private volatile boolean reopeningPending;
    private volatile boolean pollRepeatsChallenge;
    private volatile boolean challengeTitled = true;
    private volatile boolean choiceLabelsAsText;
    private volatile boolean myDssConfirmsTransactions;

    private volatile boolean oneAtATime = true;
    private volatile boolean unboundRefused;
    private volatile boolean dataRefsChecked = true;

    DssConfirmationSwitches() {}

    /**
     * How many digits an offline code has (section 8.4). 6, the least there can be.
     *
     * @param digits 6 to 18
     * @return this
     */
    public DssConfirmationSwitches offlineCodeLength(int digits) {
        if (digits < SHORTEST_CODE || digits > LONGEST_CODE) {
            throw new IllegalArgumentException("An offline code has 6 to 18 digits here, got " + digits + ".");
        }
        offlineCodeLength = digits;
        return this;
    }

    /**
     * How many wrong offline codes end a confirmation with {@code max_attempts_exceeded} (question 7). Any number is
     * forgiven.
     *
     * @param attempts at least 1; 0 to forgive any number
     * @return this
     */
    public DssConfirmationSwitches offlineCodeAttempts(int attempts) {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be at least 0, was " + attempts + ".");
        }
        offlineCodeAttempts = attempts;
        return this;
    }

    /**
     * How a poll after expiry is answered (question 3): with 400 {@code invalid_transaction}, or with 200 and
     * {@code transaction_expired} in the body. With 400.
     *
     * @param inBody true for 200
     * @return this
     */
    public DssConfirmationSwitches expiryAnsweredInBody(boolean inBody) {
        expiryAnsweredInBody = inBody;
        return this;
    }

    /**
     * How the members of a 400 answer of the confirmation service are spelt (question 5): {@code error} or {@code Error}.
     * In lower case.
     *
     * @param pascalCase true for {@code Error} and {@code ErrorDescription}
     * @return this
     */
    public DssConfirmationSwitches errorsInPascalCase(boolean pascalCase) {
        errorsInPascalCase = pascalCase;
        return this;
    }

    /**
     * What {@code IsFinal} says when {@code IsError} is true (question 4). False.
     *
     * @param isFinal the value
     * @return this
     */
    public DssConfirmationSwitches finalWithError(boolean isFinal) {
        finalWithError = isFinal;
        return this;
    }

    /**
     * How the offline cancellation code is answered (question 6): with 200 and {@code authentication_declined} in the
     * body, or with 400 and the same code. With 200.
     *
     * @param asError true for 400
     * @return this
     */
    public DssConfirmationSwitches cancellationAnsweredAsError(boolean asError) {
        cancellationAnsweredAsError = asError;
        return this;
    }

    /**
     * Whether the final answer of a confirmation can be had more than once (question 8). It cannot.
     *
     * @param repeatable true to give the same token again
     * @return this
     */
    public DssConfirmationSwitches finalAnswerRepeatable(boolean repeatable) {
        finalAnswerRepeatable = repeatable;
        return this;
    }

    /**
     * How opening the same transaction twice is answered (question 10): with the same challenge, or with
     * {@code transaction_pending}. With the same challenge.
     *
     * @param pending true for {@code transaction_pending}
     * @return this
     */
    public DssConfirmationSwitches reopeningPending(boolean pending) {
        reopeningPending = pending;
        return this;
    }

    /**
     * Whether the answer to a poll repeats the challenge (section 11). It does not.
     *
     * @param repeats true to repeat it
     * @return this
     */
    public DssConfirmationSwitches pollRepeatsChallenge(boolean repeats) {
        pollRepeatsChallenge = repeats;
        return this;
    }

    /**
     * Whether a challenge in an application says {@code Title} beside {@code Label} (in section 7.4 it does, in section 14.1
     * it does not). It does.
     *
     * @param titled false to leave it out
     * @return this
     */
    public DssConfirmationSwitches challengeTitled(boolean titled) {
        challengeTitled = titled;
        return this;
    }

    /**
     * How the labels of a choice are written (question 20): as an object with {@code Value}, or as a text. As an object.
     *
     * @param asText true for a text
     * @return this
     */
    public DssConfirmationSwitches choiceLabelsAsText(boolean asText) {
        choiceLabelsAsText = asText;
        return this;
    }

    /**
     * Whether the application of the second generation confirms transactions of version 1 (question 25). It does not.
     *
     * @param confirms true to let it
     * @return this
     */
    public DssConfirmationSwitches myDssConfirmsTransactions(boolean confirms) {
        myDssConfirmsTransactions = confirms;
        return this;
    }

    /**
     * Whether a user answers one question at a time (question 9): opening another one is refused with
     * {@code transaction_pending} until the first is decided or has expired. It is so.
     *
     * @param one false to let any number be open
     * @return this
     */
    public DssConfirmationSwitches oneAtATime(boolean one) {
        oneAtATime = one;
        return this;
    }

    /**
     * How opening is answered for a user who has been assigned an application that no device has been bound to yet (section
     * 10.1 has {@code authn_method_not_confirmed} without saying when): it opens and no phone rings, or it is refused with
     * that code. It opens.
     *
     * @param refused true for {@code authn_method_not_confirmed}
     * @return this
     */
    public DssConfirmationSwitches unboundRefused(boolean refused) {
        unboundRefused = refused;
        return this;
    }

    /**
     * Whether {@code ConfirmationDataRefs} must name documents that the user has in the Document Store (section 7.1 infers
     * that they are documents). They must.
     *
     * @param checked false to take anything
     * @return this
     */
    public DssConfirmationSwitches dataRefsChecked(boolean checked) {
        dataRefsChecked = checked;
        return this;
    }

    int offlineCodeLength() {
        return offlineCodeLength;
    }

    int offlineCodeAttempts() {
        return offlineCodeAttempts;
    }

    boolean expiryAnsweredInBody() {
        return expiryAnsweredInBody;
    }

    boolean errorsInPascalCase() {
        return errorsInPascalCase;
    }

    boolean finalWithError() {
        return finalWithError;
    }

    boolean cancellationAnsweredAsError() {
        return cancellationAnsweredAsError;
    }

    boolean finalAnswerRepeatable() {
        return finalAnswerRepeatable;
    }

    boolean reopeningPending() {
        return reopeningPending;
    }

    boolean pollRepeatsChallenge() {
        return pollRepeatsChallenge;
    }

    boolean challengeTitled() {
        return challengeTitled;
    }

    boolean choiceLabelsAsText() {
        return choiceLabelsAsText;
    }

    boolean myDssConfirmsTransactions() {
        return myDssConfirmsTransactions;
    }

    boolean oneAtATime() {
        return oneAtATime;
    }

    boolean unboundRefused() {
        return unboundRefused;
    }

    boolean dataRefsChecked() {
        return dataRefsChecked;
    }
}
