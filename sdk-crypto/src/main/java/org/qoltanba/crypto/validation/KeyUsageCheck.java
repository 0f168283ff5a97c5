package org.qoltanba.crypto.validation;

import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signer's certificate is meant for signing documents: by its key usage (RFC 5280 section 4.2.1.3), and by its
 * extended key usage, which must not name other purposes only. Roles, as Kazakh certificates have them, are no purposes.
 */
final class KeyUsageCheck implements SignerCheck {

    private static final Set<Authority> OTHER_PURPOSES = Set.of(
            Authority.AUTHENTICATION,
            purpose(KeyPurposeId.id_kp_serverAuth),
            purpose(KeyPurposeId.id_kp_codeSigning),
            purpose(KeyPurposeId.id_kp_timeStamping),
            purpose(KeyPurposeId.id_kp_OCSPSigning));

    /** E-mail protection, any purpose, and document signing as named by RFC 9336, Microsoft and Adobe. */
    private static final Set<Authority> DOCUMENT_PURPOSES = Set.of(
            Authority.DOCUMENT_SIGNING,
            purpose(KeyPurposeId.anyExtendedKeyUsage),
            Authority.ofOid("1.3.6.1.5.5.7.3.36"),
            Authority.ofOid("1.3.6.1.4.1.311.10.3.12"),
            Authority.ofOid("1.2.840.113583.1.1.5"));

    private final boolean nonRepudiationRequired;

    KeyUsageCheck(boolean nonRepudiationRequired) {
        this.nonRepudiationRequired = nonRepudiationRequired;
    }

    private static Authority purpose(KeyPurposeId id) {
        return Authority.ofOid(id.getId());
    }

    @Override
    public String code() {
        return "KEY_USAGE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        ParsedCertificate certificate = context.certificate().orElse(null);
        if (certificate == null) {
            return CheckResult.notChecked(
                    SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "The signer's certificate is not at hand.");
        }
        int usages =
                nonRepudiationRequired ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        boolean maySign =
                certificate.keyUsage().filter(usage -> hasAny(usage, usages)).isPresent();
        if (!maySign) {
            return refused("The certificate is not meant for signatures: its key usage lacks "
                    + (nonRepudiationRequired ? "nonRepudiation." : "digitalSignature and nonRepudiation."));
        }
        Set<Authority> purposes = certificate.authorities();
        if (certificate.hasExtendedKeyUsage()
                && purposes.stream().anyMatch(OTHER_PURPOSES::contains)
                && purposes.stream().noneMatch(DOCUMENT_PURPOSES::contains)) {
            return refused("The certificate is meant for signing in or another purpose, not for signing documents"
                    + " (extended key usage).");
        }
        return CheckResult.passed("The certificate is meant for signing.");
    }

    private static boolean hasAny(KeyUsage usage, int wanted) {
        for (int bit = 1; bit <= wanted; bit <<= 1) {
            if ((wanted & bit) != 0 && usage.hasUsages(bit)) {
                return true;
            }
        }
        return false;
    }

    private static CheckResult refused(String text) {
        return CheckResult.undecided(SubIndication.CHAIN_CONSTRAINTS_FAILURE, text);
    }
}
