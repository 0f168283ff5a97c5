package org.qoltanba.client.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * Whose key an operation uses.
 *
 * @param certificateId which certificate; 0 is the user's default
 * @param certificate that certificate; null if the caller gave only its identifier
 * @param pin the key's PIN; null if it has none
 */
record KeyUse(
        long certificateId,
        @Nullable SignerCertificate certificate,
        @Nullable Secret pin) {

    /** To find the certificate again in a result. */
    @Nullable
    Bytes fingerprint() {
        return certificate == null ? null : Fingerprints.ofCertificate(certificate.encoded());
    }

    @Override
    public String toString() {
        return "KeyUse[certificate " + certificateId + "]";
    }
}
