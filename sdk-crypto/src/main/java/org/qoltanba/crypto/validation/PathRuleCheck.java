package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.PathRule;

/** The path keeps a rule. */
final class PathRuleCheck implements SignerCheck {

    private final PathRule rule;

    PathRuleCheck(PathRule rule) {
        this.rule = rule;
    }

    @Override
    public String code() {
        return rule.code();
    }

    @Override
    public CheckResult check(SignerContext context) {
        return context.path()
                .map(path -> rule.breach(path, context.times().used())
                        .map(fault -> CheckResult.undecided(fault.subIndication(), fault.text()))
                        .orElseGet(() -> CheckResult.passed(rule.statement())))
                .orElseGet(() -> CheckResult.notChecked(
                        SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority."));
    }
}
