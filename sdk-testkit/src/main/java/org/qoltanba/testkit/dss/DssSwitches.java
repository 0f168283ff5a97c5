package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Objects;

/**
 * What the DSS contract leaves open or an administrator decides, with the value assumed where nothing is said. Switches
 * may be turned while the fake runs; they bind the calls that come after. Numbers refer to the questions of contract
 * section 17.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssSwitches {

    private static final int SHORTEST_CODE = 6;
    private static final int LONGEST_CODE = 18;
    private static final int MEBIBYTE = 1024 * 1024;

    private final DssPolicy policy = new DssPolicy();
    private final DssCodeSwitches codes = new DssCodeSwitches();
    private final DssCallbackSwitches callbacks = new DssCallbackSwitches();
    private final DssSignInSwitches signIn = new DssSignInSwitches();
    private volatile Duration tokenLifetime = Duration.ofMinutes(5);
    private volatile Duration transactionLifetime = Duration.ofMinutes(5);
    private volatile int offlineCodeLength = SHORTEST_CODE;
    private volatile int offlineCodeAttempts;
    private volatile int requestLimit = 100 * MEBIBYTE;
    private volatile int documentInfoLimit = 1024;
    private volatile boolean expiryAnsweredInBody;
    private volatile boolean errorsInPascalCase;
    private volatile boolean finalWithError;
    private volatile boolean cancellationAnsweredAsError;
    private volatile boolean finalAnswerRepeatable;
    private volatile boolean resultRepeatable;
    private volatile boolean reopeningPending;
    private volatile boolean pollRepeatsChallenge;
    private volatile boolean pinAcceptedEarly = true;
    private volatile boolean resourceCaseSensitive;
    private volatile boolean myDssConfirmsTransactions;
    private volatile Duration clockAhead = Duration.ZERO;
    private volatile boolean challengeTitled = true;
    private volatile boolean certificatesIssuedAtOnce;
    private volatile boolean choiceLabelsAsText;
    private volatile boolean doneWithoutContent;

    DssSwitches() {}

    /**
     * What an administrator allows and demands.
     *
     * @return the policy of the service
     */
    public DssPolicy policy() {
        return policy;
    }

    /**
     * How one-time codes are made and checked.
     *
     * @return to be turned at any time
     */
    public DssCodeSwitches codes() {
        return codes;
    }

    /**
     * What is open about tokens and codes of the Identity Centre.
     *
     * @return to be turned at any time
     */
    public DssSignInSwitches signIn() {
        return signIn;
    }

    /**
     * What becomes of callbacks.
     *
     * @return to be turned at any time
     */
    public DssCallbackSwitches callbacks() {
        return callbacks;
    }

    /**
     * How long an access token lives, the final one of a confirmation included (section 11.1). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSwitches tokenLifetime(Duration lifetime) {
        tokenLifetime = wholeSeconds(lifetime);
        return this;
    }

    /**
     * How long a confirmation waits, and how long a transaction waits to be opened (section 11.1; the second is question
     * 11). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSwitches transactionLifetime(Duration lifetime) {
        transactionLifetime = wholeSeconds(lifetime);
        return this;
    }

    /**
     * How many digits an offline code has (section 8.4). 6, the least there can be.
     *
     * @param digits 6 to 18
     * @return this
     */
    public DssSwitches offlineCodeLength(int digits) {
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
    public DssSwitches offlineCodeAttempts(int attempts) {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be at least 0, was " + attempts + ".");
        }
        offlineCodeAttempts = attempts;
        return this;
    }

    /**
     * The largest request (section 6.1; not published). 100 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public DssSwitches requestLimit(int bytes) {
        requestLimit = positive(bytes, "bytes");
        return this;
    }

    /**
     * The longest {@code DocumentInfo}; beyond it {@code document_info_invalid} (section 5.6; what makes it unacceptable
     * is not published). 1024 characters.
     *
     * @param characters at least 1
     * @return this
     */
    public DssSwitches documentInfoLimit(int characters) {
        documentInfoLimit = positive(characters, "characters");
        return this;
    }

    /**
     * Whether policy demands a confirmation for signing a document or a package (section 4.3, {@code MfaRequired}). It
     * does; a direct call is then answered with 403. For service clients it always does.
     *
     * @param needed false to allow direct signing
     * @return this
     */
    public DssSwitches signingNeedsConfirmation(boolean needed) {
        policy.confirmationRequired(DssAction.SIGN_DOCUMENT, needed)
                .confirmationRequired(DssAction.SIGN_DOCUMENTS, needed);
        return this;
    }

    /**
     * Whether policy allows to sign hash values (section 4.3, {@code AllowHashSigning}). It does.
     *
     * @param allowed false to refuse {@code Hash=true}
     * @return this
     */
    public DssSwitches hashSigningAllowed(boolean allowed) {
        policy.hashSigningAllowed(allowed);
        return this;
    }

    /**
     * How a poll after expiry is answered (question 3): with 400 {@code invalid_transaction}, or with 200 and
     * {@code transaction_expired} in the body. With 400.
     *
     * @param inBody true for 200
     * @return this
     */
    public DssSwitches expiryAnsweredInBody(boolean inBody) {
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
    public DssSwitches errorsInPascalCase(boolean pascalCase) {
        errorsInPascalCase = pascalCase;
        return this;
    }

    /**
     * What {@code IsFinal} says when {@code IsError} is true (question 4). False.
     *
     * @param isFinal the value
     * @return this
     */
    public DssSwitches finalWithError(boolean isFinal) {
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
    public DssSwitches cancellationAnsweredAsError(boolean asError) {
        cancellationAnsweredAsError = asError;
        return this;
    }

    /**
     * Whether the final answer of a confirmation can be had more than once (question 8). It cannot.
     *
     * @param repeatable true to give the same token again
     * @return this
     */
    public DssSwitches finalAnswerRepeatable(boolean repeatable) {
        finalAnswerRepeatable = repeatable;
        return this;
    }

    /**
     * Whether the result of a transaction can be fetched more than once (question 8). It cannot.
     *
     * @param repeatable true to give the same signature again
     * @return this
     */
    public DssSwitches resultRepeatable(boolean repeatable) {
        resultRepeatable = repeatable;
        return this;
    }

    /**
     * How opening the same transaction twice is answered (question 10): with the same challenge, or with
     * {@code transaction_pending}. With the same challenge.
     *
     * @param pending true for {@code transaction_pending}
     * @return this
     */
    public DssSwitches reopeningPending(boolean pending) {
        reopeningPending = pending;
        return this;
    }

    /**
     * Whether the answer to a poll repeats the challenge (section 11). It does not.
     *
     * @param repeats true to repeat it
     * @return this
     */
    public DssSwitches pollRepeatsChallenge(boolean repeats) {
        pollRepeatsChallenge = repeats;
        return this;
    }

    /**
     * Whether a PIN given with the transaction is remembered for the result (question 23). It is.
     *
     * @param accepted false to refuse the parameter {@code PinCode}
     * @return this
     */
    public DssSwitches pinAcceptedEarly(boolean accepted) {
        pinAcceptedEarly = accepted;
        return this;
    }

    /**
     * Whether upper and lower case of {@code resource} matter (question 24). They do not.
     *
     * @param sensitive true to compare exactly
     * @return this
     */
    public DssSwitches resourceCaseSensitive(boolean sensitive) {
        resourceCaseSensitive = sensitive;
        return this;
    }

    /**
     * Whether the application of the second generation confirms transactions of version 1 (question 25). It does not.
     *
     * @param confirms true to let it
     * @return this
     */
    public DssSwitches myDssConfirmsTransactions(boolean confirms) {
        myDssConfirmsTransactions = confirms;
        return this;
    }

    /**
     * Whether a challenge in an application says {@code Title} beside {@code Label} (in section 7.4 it does, in section 14.1
     * it does not). It does.
     *
     * @param titled false to leave it out
     * @return this
     */
    public DssSwitches challengeTitled(boolean titled) {
        challengeTitled = titled;
        return this;
    }

    /**
     * How the labels of a choice are written (question 20): as an object with {@code Value}, or as a text. As an object.
     *
     * @param asText true for a text
     * @return this
     */
    public DssSwitches choiceLabelsAsText(boolean asText) {
        choiceLabelsAsText = asText;
        return this;
    }

    /**
     * How a call is answered that has nothing to say but that it was carried out (question 22): with 200 or with 204, both
     * without body. With 200.
     *
     * @param withoutContent true for 204
     * @return this
     */
    public DssSwitches doneWithoutContent(boolean withoutContent) {
        doneWithoutContent = withoutContent;
        return this;
    }

    /**
     * Whether the authority answers requests for certificates at once (inferred). It does not: a test issues the
     * certificate, {@link CloudRequest#issue()}, or an application installs it.
     *
     * @param atOnce true to answer every request with a certificate
     * @return this
     */
    public DssSwitches certificatesIssuedAtOnce(boolean atOnce) {
        certificatesIssuedAtOnce = atOnce;
        return this;
    }

    boolean certificatesIssuedAtOnce() {
        return certificatesIssuedAtOnce;
    }

    /**
     * How far the clock of the service is ahead of everybody else's: {@code CreatedAt} lies in the future. Not at all.
     *
     * @param time whole seconds; negative for a clock that is behind
     * @return this
     */
    public DssSwitches clockAhead(Duration time) {
        clockAhead = Objects.requireNonNull(time, "time");
        return this;
    }

    Duration clockAhead() {
        return clockAhead;
    }

    boolean challengeTitled() {
        return challengeTitled;
    }

    boolean choiceLabelsAsText() {
        return choiceLabelsAsText;
    }

    boolean doneWithoutContent() {
        return doneWithoutContent;
    }

    boolean myDssConfirmsTransactions() {
        return myDssConfirmsTransactions;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    Duration transactionLifetime() {
        return transactionLifetime;
    }

    int offlineCodeLength() {
        return offlineCodeLength;
    }

    int offlineCodeAttempts() {
        return offlineCodeAttempts;
    }

    int requestLimit() {
        return requestLimit;
    }

    int documentInfoLimit() {
        return documentInfoLimit;
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

    boolean resultRepeatable() {
        return resultRepeatable;
    }

    boolean reopeningPending() {
        return reopeningPending;
    }

    boolean pollRepeatsChallenge() {
        return pollRepeatsChallenge;
    }

    boolean pinAcceptedEarly() {
        return pinAcceptedEarly;
    }

    boolean resourceCaseSensitive() {
        return resourceCaseSensitive;
    }

    static Duration wholeSeconds(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        if (lifetime.toSeconds() < 1 || !lifetime.equals(Duration.ofSeconds(lifetime.toSeconds()))) {
            throw new IllegalArgumentException(
                    "DSS states lifetimes in whole seconds, at least 1; got " + lifetime + ".");
        }
        return lifetime;
    }

    static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value + ".");
        }
        return value;
    }
}
