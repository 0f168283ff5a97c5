package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.path.PathRule;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** There is a path to a trust anchor. Of several, one that keeps all rules is preferred. */
final class CertificatePathCheck implements SignerCheck {

    private final PathBuilder builder;
    private final List<PathRule> rules;
    private final List<ParsedCertificate> intermediates;

    CertificatePathCheck(PathBuilder builder, List<PathRule> rules, List<ParsedCertificate> intermediates) {
        this.builder = builder;
        this.rules = rules;
        this.intermediates = intermediates;
    }

    @Override
    public String code() {
        return "CERTIFICATE_PATH";
    }

    @Override
    public CheckResult check(SignerContext context) {
        ParsedCertificate signer = context.certificate().orElse(null);
        if (signer == null) {
            return CheckResult.notChecked(
                    SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "The signer's certificate is not at hand.");
        }
        Set<ParsedCertificate> candidates = new LinkedHashSet<>(intermediates);
        candidates.addAll(context.container().certificates());
        candidates.addAll(context.pool().certificates());
        PathBuilder.Result result = context.run().issuers().paths(signer, candidates, builder);
        if (result.paths().isEmpty()) {
            return CheckResult.undecided(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                    "No path leads from the signer's certificate to a trusted authority. "
                            + (result.obstacles().isEmpty()
                                    ? "Give the verifier the missing certificates, if the authority deserves trust."
                                    : String.join(" ", result.obstacles())));
        }
        CertificatePath path = preferred(result.paths(), context.times().used());
        context.foundPath(path);
        boolean complete = path.judged().stream().allMatch(each -> each.equals(signer) || candidates.contains(each));
        return CheckResult.passed("A path of " + path.certificates().size()
                + " certificates leads to a trusted authority"
                + (complete ? "." : ". An issuer was fetched, as the signature does not hold it."));
    }

    private CertificatePath preferred(List<CertificatePath> paths, Instant at) {
        for (CertificatePath path : paths) {
            if (rules.stream().allMatch(rule -> rule.breach(path, at).isEmpty())) {
                return path;
            }
        }
        return paths.get(0);
    }
}
