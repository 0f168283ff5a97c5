package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** A certificate of the user (contract section 4.1). */
record CertificateWire(
        @JsonProperty("ID") int id,
        @JsonProperty("DName") String dName,
        @JsonProperty("CertificateBase64") String certificateBase64,
        @JsonProperty("Status") StatusWire status,
        @JsonProperty("IsDefault") boolean isDefault,
        @JsonProperty("CertificateAuthorityID") int certificateAuthorityId,
        @JsonProperty("CspID") String cspId,
        @JsonProperty("HashAlgorithms") List<String> hashAlgorithms,
        @JsonProperty("ProviderName") String providerName,
        @JsonProperty("ProviderType") int providerType,
        @JsonProperty("PrivateKeyNotBefore") String privateKeyNotBefore,
        @JsonProperty("PrivateKeyNotAfter") String privateKeyNotAfter,
        @JsonProperty("HasPin") boolean hasPin,
        @JsonProperty("FriendlyName") @Nullable String friendlyName) {

    private static final int ONLY_AUTHORITY = 1;
    private static final String PROVIDER_ID = "29b0d1c9-1f0a-4c2e-8a55-0f5c6b1c7f10";
    private static final int RSA_PROVIDER_TYPE = 24;
    private static final int ECDSA_PROVIDER_TYPE = 16;

    static CertificateWire of(CloudKey key, boolean isDefault, String status) {
        X509Certificate certificate = key.identity().x509();
        boolean isRsa = key.identity().algorithm() == KeyAlgorithm.RSA_2048;
        return new CertificateWire(
                key.id(),
                certificate.getSubjectX500Principal().getName(),
                encoded(certificate),
                new StatusWire(status),
                isDefault,
                ONLY_AUTHORITY,
                PROVIDER_ID,
                HashAlgorithm.names(),
                isRsa ? "Crypto-Pro RSA CSP" : "Crypto-Pro ECDSA and AES CSP",
                isRsa ? RSA_PROVIDER_TYPE : ECDSA_PROVIDER_TYPE,
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString(),
                key.hasPin(),
                key.friendlyName().orElse(null));
    }

    /** The status in an object of its own. */
    record StatusWire(@JsonProperty("Value") String value) {}

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of the Java platform has no encoding.", impossible);
        }
    }
}
