package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** A detached CMS with one signer. */
final class SubmittedCms implements SubmittedSignature {

    private final CMSSignedData cms;
    private final Bytes encoded;
    private final @Nullable Bytes content;
    private final SignerInformation signer;
    private final X509CertificateHolder certificate;

    SubmittedCms(
            CMSSignedData cms,
            Bytes encoded,
            @Nullable Bytes content,
            SignerInformation signer,
            X509CertificateHolder certificate) {
        this.cms = cms;
        this.encoded = encoded;
        this.content = content;
        this.signer = signer;
        this.certificate = certificate;
    }

    @Override
    public Bytes encoded() {
        return encoded;
    }

    /** The CMS without content. */
    CMSSignedData cms() {
        return cms;
    }

    @Override
    public Optional<Bytes> content() {
        return Optional.ofNullable(content);
    }

    SignerInformation signer() {
        return signer;
    }

    @Override
    public X509CertificateHolder certificate() {
        return certificate;
    }

    @Override
    public String digestAlgorithm() {
        return signer.getDigestAlgOID();
    }

    @Override
    public String signatureAlgorithm() {
        return signer.getEncryptionAlgOID();
    }

    @Override
    public Bytes value() {
        return Bytes.of(signer.getSignature());
    }

    /** Empty without signed attributes. */
    @Override
    public Optional<Bytes> messageDigest() {
        return attribute(signer.getSignedAttributes(), CMSAttributes.messageDigest)
                .map(value -> Bytes.of(ASN1OctetString.getInstance(value).getOctets()));
    }

    @Override
    public Optional<ASN1Encodable> timeStamp() {
        return only(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, Refusal.INVALID_TIME_STAMP);
    }

    @Override
    public Optional<ASN1Encodable> ocspResponse() {
        return only(PKCSObjectIdentifiers.id_aa_ets_revocationValues, Refusal.INVALID_OCSP)
                .map(SubmittedCms::onlyResponse);
    }

    @Override
    public SignatureType type() {
        return SignatureType.CMS;
    }

    @Override
    public boolean isOver(Bytes documentDigest) {
        SignerInformation over = signerOver(documentDigest);
        return Untrusted.orRefuse(Refusal.INVALID_SIGNATURE, () -> CmsSignerCheck.isSignedWith(over, certificate));
    }

    @Override
    public boolean isSameAs(SubmittedSignature other) {
        try {
            return other instanceof SubmittedCms that
                    && Arrays.equals(signer.getEncodedSignedAttributes(), that.signer.getEncodedSignedAttributes());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The signer, to be checked against a digest of the document that is known already. */
    private SignerInformation signerOver(Bytes documentDigest) {
        try {
            return new CMSSignedData(Map.of(digestAlgorithm(), documentDigest.toArray()), cms.toASN1Structure())
                    .getSignerInfos()
                    .iterator()
                    .next();
        } catch (CMSException malformed) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
    }

    private Optional<ASN1Encodable> only(ASN1ObjectIdentifier type, Refusal otherwise) {
        AttributeTable attributes = signer.getUnsignedAttributes();
        if (attributes == null || attributes.getAll(type).size() == 0) {
            return Optional.empty();
        }
        return Optional.of(attribute(attributes, type).orElseThrow(otherwise::exception));
    }

    private static Optional<ASN1Encodable> attribute(@Nullable AttributeTable attributes, ASN1ObjectIdentifier type) {
        if (attributes == null || attributes.getAll(type).size() != 1) {
            return Optional.empty();
        }
        Attribute attribute = Objects.requireNonNull(attributes.get(type));
        return attribute.getAttrValues().size() == 1
                ? Optional.of(attribute.getAttrValues().getObjectAt(0))
                : Optional.empty();
    }

    private static ASN1Encodable onlyResponse(ASN1Encodable revocationValues) {
        ASN1Encodable[] responses = Untrusted.orRefuse(
                Refusal.INVALID_OCSP,
                () -> RevocationValues.getInstance(revocationValues).getOcspVals());
        if (responses.length != 1) {
            throw Refusal.INVALID_OCSP.exception();
        }
        return responses[0];
    }
}
