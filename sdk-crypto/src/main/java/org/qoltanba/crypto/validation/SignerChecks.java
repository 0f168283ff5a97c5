package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** The checks that need nothing but the signature, its document and its certificate, in their order. */
final class SignerChecks {

    private SignerChecks() {}

    static List<SignerCheck> ofTheSignature(
            List<ParsedCertificate> supplied, AlgorithmProfile profile, CertificateKeys keys, boolean legacyCms) {
        return List.of(
                new SignerVersionCheck(),
                new SignedAttributesCheck(),
                new AttributeCardinalityCheck(),
                new MisplacedAttributesCheck(),
                new ContentTypeCheck(),
                new MessageDigestAttributeCheck(),
                new SigningTimeAttributeCheck(),
                new SigningCertificateAttributeCheck(legacyCms),
                new SigningCertificateCheck(supplied, profile, legacyCms),
                new SignerIdentifierCheck(),
                new SignaturePolicyCheck(),
                new AlgorithmCheck(profile.suites(), keys),
                new AlgorithmProtectionCheck(),
                new SignedDataCheck(),
                new MessageDigestCheck(),
                new SignatureValueCheck());
    }
}
