package org.qoltanba.crypto.validation;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsSigner;

/** Where the signer has signed which algorithms were used (RFC 6211), they are the ones the container names. */
final class AlgorithmProtectionCheck implements SignerCheck {

    @Override
    public String code() {
        return "ALGORITHM_PROTECTION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Optional<ASN1Encodable> value =
                context.signedAttributes().flatMap(attributes -> attributes.only(AttributeTypes.ALGORITHM_PROTECTION));
        if (value.isEmpty()) {
            return CheckResult.passed("The signer has not protected the names of the algorithms, and need not.");
        }
        try {
            return Asn1Reader.read("a protection of algorithms", () -> agrees(value.get(), context.signer()))
                    ? CheckResult.passed("The algorithms are the ones the signer has named.")
                    : CheckResult.failed(
                            SubIndication.SIG_CRYPTO_FAILURE,
                            "The container names other algorithms than the signer did.");
        } catch (MalformedAsn1Exception malformed) {
            return CheckResult.failed(SubIndication.FORMAT_FAILURE, "Attribute cms-algorithm-protection is malformed.");
        }
    }

    private static boolean agrees(ASN1Encodable value, CmsSigner signer) {
        CMSAlgorithmProtection claimed = CMSAlgorithmProtection.getInstance(value);
        return isSame(claimed.getDigestAlgorithm(), signer.digestAlgorithm())
                && isSame(claimed.getSignatureAlgorithm(), signer.signatureAlgorithm());
    }

    private static boolean isSame(@Nullable AlgorithmIdentifier claimed, AlgorithmIdentifier used) {
        if (claimed == null || !claimed.getAlgorithm().equals(used.getAlgorithm())) {
            return false;
        }
        if (used.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && claimed.getParameters() != null
                && used.getParameters() != null) {
            return isSame(
                    RSASSAPSSparams.getInstance(claimed.getParameters()),
                    RSASSAPSSparams.getInstance(used.getParameters()));
        }
        return orNull(claimed).equals(orNull(used));
    }

    /** By meaning: what stands for a default may have been written or left out. */
    private static boolean isSame(RSASSAPSSparams claimed, RSASSAPSSparams used) {
        return isSame(claimed.getHashAlgorithm(), used.getHashAlgorithm())
                && claimed.getMaskGenAlgorithm()
                        .getAlgorithm()
                        .equals(used.getMaskGenAlgorithm().getAlgorithm())
                && isSame(
                        AlgorithmIdentifier.getInstance(
                                claimed.getMaskGenAlgorithm().getParameters()),
                        AlgorithmIdentifier.getInstance(
                                used.getMaskGenAlgorithm().getParameters()))
                && claimed.getSaltLength().equals(used.getSaltLength())
                && claimed.getTrailerField().equals(used.getTrailerField());
    }

    private static ASN1Encodable orNull(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null ? DERNull.INSTANCE : algorithm.getParameters();
    }
}
