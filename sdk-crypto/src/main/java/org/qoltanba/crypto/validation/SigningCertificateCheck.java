package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.CertificateReference;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signer's certificate is at hand, and it is the one the signed attributes reference. Issuer and serial number are
 * not signed and could be pointed at another certificate of the same key.
 */
final class SigningCertificateCheck implements SignerCheck {

    private final List<ParsedCertificate> supplied;
    private final AlgorithmProfile profile;
    private final boolean legacyCms;

    SigningCertificateCheck(List<ParsedCertificate> supplied, AlgorithmProfile profile, boolean legacyCms) {
        this.supplied = supplied;
        this.profile = profile;
        this.legacyCms = legacyCms;
    }

    @Override
    public String code() {
        return "SIGNING_CERTIFICATE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        List<ParsedCertificate> named = new ArrayList<>();
        context.container().certificates().stream()
                .filter(context.signer()::names)
                .forEach(named::add);
        int embedded = named.size();
        supplied.stream().filter(context.signer()::names).forEach(named::add);
        if (named.isEmpty()) {
            return missing("The signer's certificate is neither in the signature nor among those given to the verifier."
                    + " Give it to the verifier.");
        }
        Optional<CertificateReference> reference = context.reference();
        if (reference.isEmpty()) {
            boolean alone = named.stream().distinct().count() == 1;
            context.foundCertificate(named.get(0), legacyCms && alone);
            if (legacyCms && alone) {
                return CheckResult.warning(
                        "The certificate is the only one of this issuer and serial number at hand, but"
                                + " the signature does not bind it.");
            }
            return missing(
                    "The signature does not reference its certificate, so that any certificate of the key fits.");
        }
        if (!reference.get().isSupported(profile)) {
            return missing("The certificate is referenced by a digest that is not supported.");
        }
        for (int i = 0; i < named.size(); i++) {
            if (reference.get().matches(named.get(i), profile)) {
                context.foundCertificate(named.get(i), true);
                return i < embedded
                        ? CheckResult.passed("The signer's certificate is in the signature and is the referenced one.")
                        : CheckResult.warning(
                                "The signer's certificate is the referenced one, but not in the signature, as level B-B"
                                        + " demands.");
            }
        }
        return missing("The signed attributes reference another certificate than the one the signer is named by.");
    }

    private static CheckResult missing(String text) {
        return CheckResult.undecided(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, text);
    }
}
