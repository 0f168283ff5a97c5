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

    static CertificateWire of(CloudKey key, boolean isDefault, String status, boolean asNumber) {
        X509Certificate certificate = key.identity().x509();
        KeyAlgorithm algorithm = key.identity().algorithm();
        SigningAuthority.Provider provider = SigningAuthority.Provider.of(algorithm);
        return new CertificateWire(
                key.id(),
                certificate.getSubjectX500Principal().getName(),
                encoded(certificate),
                StatusWire.of(status, asNumber),
                isDefault,
                SigningAuthority.ID,
                provider.id(),
                HashAlgorithm.of(algorithm).stream()
                        .map(HashAlgorithm::wireName)
                        .toList(),
                provider.providerName(),
                provider.type(),
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString(),
                key.hasPin(),
                key.friendlyName().orElse(null));
    }

    /** The status in an object of its own. */
    record StatusWire(@JsonProperty("Value") Object value) {

        private static final List<String> WORDS =
                List.of("NULL", "ACTIVE", "REVOKED", "HOLD", "NOT_VALID", "OUT_OF_ORDER");

        /** As a number it is the place of the word in the contract's table. */
        static StatusWire of(String status, boolean asNumber) {
            return new StatusWire(asNumber ? (Object) Math.max(0, WORDS.indexOf(status)) : status);
        }
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of the Java platform has no encoding.", impossible);
        }
    }
}
