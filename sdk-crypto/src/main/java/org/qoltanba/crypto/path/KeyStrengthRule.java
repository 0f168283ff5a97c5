package org.qoltanba.crypto.path;

import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Every authority that signed a certificate of the path has a strong key. */
final class KeyStrengthRule implements PathRule {

    private final SuiteRegistry suites;
    private final CertificateKeys keys;

    KeyStrengthRule(SuiteRegistry suites, CertificateKeys keys) {
        this.suites = suites;
        this.keys = keys;
    }

    @Override
    public String code() {
        return "CERTIFICATE_KEY_STRENGTH";
    }

    @Override
    public String statement() {
        return "Every authority has a strong key.";
    }

    @Override
    public Optional<PathFault> breach(CertificatePath path, Instant at) {
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            ParsedCertificate issued = path.certificates().get(i);
            ParsedCertificate issuer = path.certificates().get(i + 1);
            try {
                SignatureSuite suite = suites.findForIssued(
                        issuer.holder().getSubjectPublicKeyInfo(),
                        issued.structure().getSignatureAlgorithm());
                Optional<String> weakness =
                        keys.decode(issuer, suite).weakness().or(() -> suites.weaknessAt(suite, at));
                if (weakness.isPresent()) {
                    return Optional.of(fault(issuer, weakness.get()));
                }
            } catch (AlgorithmRefusedException refused) {
                return Optional.of(fault(issuer, String.valueOf(refused.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static PathFault fault(ParsedCertificate issuer, String weakness) {
        return new PathFault(
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                "The authority with serial number " + issuer.serialNumber().toString(16) + " has " + weakness + ".");
    }
}
