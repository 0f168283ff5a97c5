package org.qoltanba.crypto.timestamp;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Whether a certificate is for making time stamps: its extended key usage is critical and names that purpose alone (RFC
 * 3161 section 2.3). Old authorities have no key usage; where there is one it must allow signatures.
 */
final class AuthorityPurpose {

    private static final Set<Authority> TIME_STAMPING_ALONE =
            Set.of(Authority.ofOid(KeyPurposeId.id_kp_timeStamping.getId()));

    private AuthorityPurpose() {}

    /** Why it is not. */
    static Optional<String> obstacle(ParsedCertificate certificate) {
        Extension purposes = certificate.holder().getExtension(Extension.extendedKeyUsage);
        if (purposes == null || !certificate.authorities().equals(TIME_STAMPING_ALONE)) {
            return Optional.of("The certificate of the time stamp authority is not for time stamping alone.");
        }
        if (!purposes.isCritical()) {
            return Optional.of(
                    "The certificate of the time stamp authority does not restrict itself to time stamping: its"
                            + " extended key usage is not critical.");
        }
        boolean mayNotSign = certificate
                .keyUsage()
                .filter(usage ->
                        !usage.hasUsages(KeyUsage.digitalSignature) && !usage.hasUsages(KeyUsage.nonRepudiation))
                .isPresent();
        return mayNotSign
                ? Optional.of("The certificate of the time stamp authority is not meant for signatures (key usage).")
                : Optional.empty();
    }
}
