package org.qoltanba.testkit.conformance;

import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.conformance.ServiceCalls.Heard;

/**
 * What was heard while one confirmation went its way. A person has to press a button for it, so it is gone through once and
 * looked at by many tests.
 *
 * @param opened the answer to opening it
 * @param reopened the answer to opening the same transaction again
 * @param beside the answer to opening another transaction of the same user meanwhile
 * @param undecided the answer to a poll before the decision
 * @param early the answer to fetching the result without confirmation
 * @param decided the answer that told the decision
 * @param again the answer to the same poll once more
 * @param wrongPin the answer to fetching the result with a wrong PIN; null if the key has none
 * @param result the answer to fetching the result; null if it was not confirmed
 * @param resultAgain the answer to fetching it once more; null if it was not confirmed
 */
record DssStory(
        Heard opened,
        Heard reopened,
        Heard beside,
        Heard undecided,
        Heard early,
        Heard decided,
        Heard again,
        @Nullable Heard wrongPin,
        @Nullable Heard result,
        @Nullable Heard resultAgain) {}
