package org.qoltanba.crypto.path;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Every name is one that the authorities above may give (RFC 5280 sections 4.2.1.10, 6.1.3 b-c, 6.1.4 g). */
final class NameConstraintRule implements PathRule {

    @Override
    public String code() {
        return "NAME_CONSTRAINTS";
    }

    @Override
    public String statement() {
        return "Every name is allowed by the authorities above it.";
    }

    @Override
    public Optional<PathFault> breach(CertificatePath path, Instant at) {
        List<ParsedCertificate> certificates = path.certificates();
        PKIXNameConstraintValidator constraints = new PKIXNameConstraintValidator();
        boolean constrained = false;
        for (int i = certificates.size() - 1; i >= 0; i--) {
            ParsedCertificate certificate = certificates.get(i);
            try {
                boolean exempt = i > 0 && certificate.isSelfIssued();
                if (constrained && !exempt) {
                    check(certificate, constraints);
                }
                constrained |= add(certificate, constraints);
            } catch (NameConstraintValidatorException | RuntimeException breach) {
                // The cause holds names of persons; malformed constraints and names count as a breach
                return Optional.of(new PathFault(
                        SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                        "The certificate with serial number "
                                + certificate.serialNumber().toString(16)
                                + " has a name that an authority above it may not give (nameConstraints)."));
            }
        }
        return Optional.empty();
    }

    private static boolean add(ParsedCertificate authority, PKIXNameConstraintValidator constraints) {
        NameConstraints found = NameConstraints.getInstance(
                Extensions.getExtensionParsedValue(authority.holder().getExtensions(), Extension.nameConstraints));
        if (found == null) {
            return false;
        }
        GeneralSubtree[] permitted = found.getPermittedSubtrees();
        if (permitted != null) {
            constraints.intersectPermittedSubtree(permitted);
        }
        GeneralSubtree[] excluded = found.getExcludedSubtrees();
        if (excluded != null) {
            for (GeneralSubtree subtree : excluded) {
                constraints.addExcludedSubtree(subtree);
            }
        }
        return true;
    }

    private static void check(ParsedCertificate certificate, PKIXNameConstraintValidator constraints)
            throws NameConstraintValidatorException {
        X500Name subject = certificate.holder().getSubject();
        constraints.checkPermittedDN(subject);
        constraints.checkExcludedDN(subject);
        for (RDN rdn : subject.getRDNs(BCStyle.EmailAddress)) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(BCStyle.EmailAddress)) {
                    constraints.checkPermittedEmail(attribute.getValue().toString());
                    constraints.checkExcludedEmail(attribute.getValue().toString());
                }
            }
        }
        GeneralNames alternatives =
                GeneralNames.fromExtensions(certificate.holder().getExtensions(), Extension.subjectAlternativeName);
        if (alternatives != null) {
            for (GeneralName alternative : alternatives.getNames()) {
                constraints.checkPermitted(alternative);
                constraints.checkExcluded(alternative);
            }
        }
    }
}
