package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.suite.AlgorithmNames;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Every algorithm was still accepted when what was made with it is proven to have existed (ETSI EN 319 102-1 section
 * 5.2.8). Until when algorithms are accepted is the caller's choice.
 */
final class AlgorithmPeriodCheck implements SignerCheck {

    private final AlgorithmPolicy policy;

    AlgorithmPeriodCheck(AlgorithmPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String code() {
        return "ALGORITHM_PERIOD";
    }

    @Override
    public CheckResult check(SignerContext context) {
        List<String> used = new ArrayList<>();
        used.add(oid(context.signer().digestAlgorithm()));
        used.add(oid(context.signer().signatureAlgorithm()));
        context.suite().ifPresent(suite -> used.add(suite.id().digest()));
        List<ParsedCertificate> path =
                context.path().map(CertificatePath::certificates).orElse(List.of());
        for (int i = 0; i < path.size(); i++) {
            used.add(oid(path.get(i).holder().getSubjectPublicKeyInfo().getAlgorithm()));
            if (i + 1 < path.size()) {
                used.add(oid(path.get(i).structure().getSignatureAlgorithm()));
            }
        }
        JudgedTimes times = context.times();
        for (String oid : used) {
            Instant end = policy.endOf(oid).orElse(null);
            if (end != null && !times.proven().isBefore(end)) {
                return CheckResult.undecided(
                        times.isAfter(end)
                                ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE
                                : SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                        AlgorithmNames.describe(oid) + " is not accepted since " + end
                                + "; nothing proves that the signature is older.");
            }
        }
        return CheckResult.passed("Every algorithm was accepted when it was used.");
    }

    private static String oid(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().getId();
    }
}
