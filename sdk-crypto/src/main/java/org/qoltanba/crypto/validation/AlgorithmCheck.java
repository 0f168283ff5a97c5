package org.qoltanba.crypto.validation;

import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.suite.VerificationKey;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Key, signature and digest algorithm belong together, are supported, and are strong enough today. */
final class AlgorithmCheck implements SignerCheck {

    private final SuiteRegistry suites;
    private final CertificateKeys keys;

    AlgorithmCheck(SuiteRegistry suites, CertificateKeys keys) {
        this.suites = suites;
        this.keys = keys;
    }

    @Override
    public String code() {
        return "ALGORITHMS";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Optional<ParsedCertificate> certificate = context.certificate();
        if (certificate.isEmpty()) {
            return CheckResult.notChecked(
                    SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "The signer's certificate is not at hand.");
        }
        CmsSigner signer = context.signer();
        SubjectPublicKeyInfo publicKey = certificate.get().holder().getSubjectPublicKeyInfo();
        try {
            SignatureSuite suite = suites.find(new SuiteId(
                    oid(publicKey.getAlgorithm()), oid(signer.signatureAlgorithm()), oid(signer.digestAlgorithm())));
            suite.requireParameters(signer.signatureAlgorithm());
            VerificationKey key = keys.decode(certificate.get(), suite);
            context.foundSuite(suite, key);
            return key.weakness()
                    .map(weakness -> CheckResult.undecided(
                            SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "The signer has " + weakness + "."))
                    .orElseGet(() -> CheckResult.passed(suite.displayName() + " is supported and strong enough."));
        } catch (AlgorithmRefusedException refused) {
            return refusal(refused);
        }
    }

    private static CheckResult refusal(AlgorithmRefusedException refused) {
        String text = String.valueOf(refused.getMessage());
        if (refused.reason() == Reason.CONTRADICTION) {
            return CheckResult.failed(SubIndication.SIG_CRYPTO_FAILURE, text);
        }
        return refused.reason() == Reason.WEAK
                ? CheckResult.undecided(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, text)
                : CheckResult.notChecked(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, text);
    }

    private static String oid(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().getId();
    }
}
