package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the SIGEX contract leaves open about webhooks (section 8.2). A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexWebhookSwitches {

    private volatile List<Duration> retries =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private volatile boolean answerMustBeEmpty = true;
    private volatile boolean operationIdsAsText;

    SigexWebhookSwitches() {}

    /**
     * When an event is sent again that a webhook has not taken (section 8.2; not published): after 1, 5 and 30 seconds,
     * each time counted from the attempt before. Events that have happened before keep to what was set then.
     *
     * @param delays any number, none to send everything once; not negative
     * @return this
     */
    public SigexWebhookSwitches retries(List<Duration> delays) {
        List<Duration> all = List.copyOf(Objects.requireNonNull(delays, "delays"));
        if (all.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("A delay must not be negative.");
        }
        retries = all;
        return this;
    }

    /**
     * Whether a webhook's answer must be empty besides having status 200 (section 8.2, which asks for it without telling
     * what happens otherwise). It must: with a body, the event counts as not taken.
     *
     * @param mustBeEmpty false to look at the status alone
     * @return this
     */
    public SigexWebhookSwitches answerMustBeEmpty(boolean mustBeEmpty) {
        answerMustBeEmpty = mustBeEmpty;
        return this;
    }

    /**
     * Whether webhooks write {@code egovOperationId} as a text (section 5.1: a number in the sample, a text in answers). They
     * write a number.
     *
     * @param asText true for a text
     * @return this
     */
    public SigexWebhookSwitches operationIdsAsText(boolean asText) {
        operationIdsAsText = asText;
        return this;
    }

    List<Duration> retries() {
        return retries;
    }

    boolean answerMustBeEmpty() {
        return answerMustBeEmpty;
    }

    boolean operationIdsAsText() {
        return operationIdsAsText;
    }
}
