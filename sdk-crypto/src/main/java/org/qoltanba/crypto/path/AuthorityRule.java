package org.qoltanba.crypto.path;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Every issuer is an authority: it says so, it may sign certificates, and there are no more authorities below it than it
 * allows (RFC 5280 sections 4.2.1.3, 4.2.1.9).
 */
final class AuthorityRule implements PathRule {

    private static final int VERSION_3 = 3;

    @Override
    public String code() {
        return "CERTIFICATE_AUTHORITIES";
    }

    @Override
    public String statement() {
        return "Every issuer is an authority that may issue certificates.";
    }

    @Override
    public Optional<PathFault> breach(CertificatePath path, Instant at) {
        List<ParsedCertificate> authorities = path.authorities();
        int below = 0;
        for (int i = 0; i < authorities.size(); i++) {
            ParsedCertificate authority = authorities.get(i);
            // Roots older than X.509 version 3 cannot say what they are; that they are trusted says it
            boolean silentAnchor =
                    i == authorities.size() - 1 && authority.holder().getVersionNumber() < VERSION_3;
            if (!silentAnchor) {
                Optional<String> breach = breach(authority, below);
                if (breach.isPresent()) {
                    return breach.map(text -> new PathFault(
                            SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                            "The certificate with serial number "
                                    + authority.serialNumber().toString(16) + " issued another one, but " + text));
                }
            }
            if (!authority.isSelfIssued()) {
                below++;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> breach(ParsedCertificate authority, int below) {
        BasicConstraints constraints = authority.basicConstraints().orElse(null);
        if (constraints == null || !constraints.isCA()) {
            return Optional.of("is not that of an authority (basicConstraints).");
        }
        ASN1Integer limit = constraints.getPathLenConstraintInteger();
        if (limit != null && limit.getValue().compareTo(BigInteger.valueOf(below)) < 0) {
            return Optional.of("has too many authorities below it (pathLenConstraint).");
        }
        if (authority
                .keyUsage()
                .filter(usage -> !usage.hasUsages(KeyUsage.keyCertSign))
                .isPresent()) {
            return Optional.of("may not sign certificates (keyUsage).");
        }
        return Optional.empty();
    }
}
