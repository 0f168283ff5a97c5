package org.qoltanba.crypto.path;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * No certificate below the anchor has a critical extension that is not understood (RFC 5280 section 4.2). Certificate
 * policies are understood as far as any policy is accepted: a certificate that requires an explicit policy is refused.
 */
final class CriticalExtensionRule implements PathRule {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.basicConstraints,
            Extension.extendedKeyUsage,
            Extension.nameConstraints,
            Extension.subjectAlternativeName,
            Extension.issuerAlternativeName,
            Extension.certificatePolicies,
            Extension.policyMappings,
            Extension.inhibitAnyPolicy,
            Extension.policyConstraints,
            Extension.cRLDistributionPoints,
            Extension.subjectKeyIdentifier,
            Extension.authorityKeyIdentifier);

    @Override
    public String code() {
        return "CRITICAL_EXTENSIONS";
    }

    @Override
    public String statement() {
        return "Every critical extension is understood.";
    }

    @Override
    public Optional<PathFault> breach(CertificatePath path, Instant at) {
        for (ParsedCertificate certificate : path.judged()) {
            Extensions extensions = certificate.holder().getExtensions();
            if (extensions != null) {
                for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
                    if (!UNDERSTOOD.contains(critical)) {
                        return Optional.of(fault(certificate, "a critical extension that is not known: " + critical));
                    }
                }
                if (requiresExplicitPolicy(extensions)) {
                    return Optional.of(
                            fault(certificate, "a demand for explicit certificate policies, which are not supported"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean requiresExplicitPolicy(Extensions extensions) {
        try {
            PolicyConstraints constraints = PolicyConstraints.fromExtensions(extensions);
            return constraints != null && constraints.getRequireExplicitPolicyMapping() != null;
        } catch (RuntimeException malformed) {
            return true;
        }
    }

    private static PathFault fault(ParsedCertificate certificate, String what) {
        return new PathFault(
                SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                "The certificate with serial number "
                        + certificate.serialNumber().toString(16) + " has " + what + ".");
    }
}
