package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SubIndication;

/**
 * Counts up the results of checks. The first that settles the matter decides; without one, the first that leaves it
 * open; without one, all is passed. Not thread-safe.
 */
final class Tally {

    private final List<Finding> findings = new ArrayList<>();
    private @Nullable CheckResult decisive;

    /** Makes checks. */
    Tally make(List<SignerCheck> checks, SignerContext context) {
        for (SignerCheck check : checks) {
            add(check.code(), result(check, context));
        }
        return this;
    }

    /** Hostile input has more ways to be malformed than parsers have exceptions: what a check cannot digest fails. */
    private static CheckResult result(SignerCheck check, SignerContext context) {
        try {
            return check.check(context);
        } catch (RuntimeException malformed) {
            return CheckResult.failed(SubIndication.FORMAT_FAILURE, "This check met a structure that cannot be read.");
        }
    }

    void add(String code, CheckResult result) {
        findings.add(new Finding(result.outcome(), code, result.text()));
        if (isWorse(result.indication(), decisive == null ? null : decisive.indication())) {
            decisive = result;
        }
    }

    private static boolean isWorse(@Nullable Indication found, @Nullable Indication soFar) {
        return found == Indication.TOTAL_FAILED
                ? soFar != Indication.TOTAL_FAILED
                : found == Indication.INDETERMINATE && soFar == null;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean isPassed() {
        return decisive == null;
    }

    Indication indication() {
        return decisive == null || decisive.indication() == null ? Indication.TOTAL_PASSED : decisive.indication();
    }

    @Nullable
    SubIndication subIndication() {
        return decisive == null ? null : decisive.subIndication();
    }
}
