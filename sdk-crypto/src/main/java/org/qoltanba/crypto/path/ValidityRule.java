package org.qoltanba.crypto.path;

import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Every certificate below the anchor is valid at the control time (RFC 5280 section 6.1.3 a 2). */
final class ValidityRule implements PathRule {

    @Override
    public String code() {
        return "CERTIFICATE_VALIDITY";
    }

    @Override
    public String statement() {
        return "Every certificate is within its period of validity.";
    }

    @Override
    public Optional<PathFault> breach(CertificatePath path, Instant at) {
        for (ParsedCertificate certificate : path.judged()) {
            if (at.isBefore(certificate.notBefore()) || at.isAfter(certificate.notAfter())) {
                return Optional.of(new PathFault(
                        SubIndication.OUT_OF_BOUNDS_NO_POE,
                        "The certificate with serial number "
                                + certificate.serialNumber().toString(16) + " is valid from "
                                + certificate.notBefore() + " to " + certificate.notAfter() + ", checked for " + at
                                + ". Nothing proves that the signature was made in time."));
            }
        }
        return Optional.empty();
    }
}
