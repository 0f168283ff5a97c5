package org.qoltanba.crypto.path;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;

/** The rules, in the order of their reporting. A new rule is a new class and a line here. */
public final class PathRules {

    private PathRules() {}

    /**
     * All rules.
     *
     * @param suites the algorithms at hand
     * @param keys decodes the keys of issuers
     * @return an unmodifiable list
     */
    public static List<PathRule> all(SuiteRegistry suites, CertificateKeys keys) {
        List<PathRule> rules = new ArrayList<>(List.of(new ValidityRule()));
        rules.addAll(lasting(suites, keys));
        return List.copyOf(rules);
    }

    /**
     * The rules that a path keeps at all times or never.
     *
     * @param suites the algorithms at hand
     * @param keys decodes the keys of issuers
     * @return an unmodifiable list
     */
    public static List<PathRule> lasting(SuiteRegistry suites, CertificateKeys keys) {
        return List.of(
                new AuthorityRule(),
                new CriticalExtensionRule(),
                new NameConstraintRule(),
                new KeyStrengthRule(suites, keys));
    }
}
