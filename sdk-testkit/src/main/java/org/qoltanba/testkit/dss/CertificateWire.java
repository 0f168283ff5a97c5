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
    private static final int GOST_256_PROVIDER_TYPE = 80;
    private static final int GOST_512_PROVIDER_TYPE = 81;

    static CertificateWire of(CloudKey key, boolean isDefault, String status) {
        X509Certificate certificate = key.identity().x509();
        KeyAlgorithm algorithm = key.identity().algorithm();
        return new CertificateWire(
                key.id(),
                certificate.getSubjectX500Principal().getName(),
                encoded(certificate),
                new StatusWire(status),
                isDefault,
                ONLY_AUTHORITY,
                PROVIDER_ID,
                HashAlgorithm.of(algorithm).stream()
                        .map(HashAlgorithm::wireName)
                        .toList(),
                providerName(algorithm),
                providerType(algorithm),
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString(),
                key.hasPin(),
                key.friendlyName().orElse(null));
    }

    private static String providerName(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_2048 -> "Crypto-Pro RSA CSP";
            case GOST_R_3410_2012_256 -> "Crypto-Pro GOST R 34.10-2012 KC1 CSP";
            case GOST_R_3410_2012_512 -> "Crypto-Pro GOST R 34.10-2012 KC1 Strong CSP";
            default -> "Crypto-Pro ECDSA and AES CSP";
        };
    }

    private static int providerType(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_2048 -> RSA_PROVIDER_TYPE;
            case GOST_R_3410_2012_256 -> GOST_256_PROVIDER_TYPE;
            case GOST_R_3410_2012_512 -> GOST_512_PROVIDER_TYPE;
            default -> ECDSA_PROVIDER_TYPE;
        };
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
