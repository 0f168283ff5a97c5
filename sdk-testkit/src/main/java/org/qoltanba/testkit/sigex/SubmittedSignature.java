package org.qoltanba.testkit.sigex;

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

/** A signature that has been read but not checked: a detached CMS with one signer. Safe to share between threads. */
final class SubmittedSignature {

    private final CMSSignedData cms;
    private final Bytes encoded;
    private final @Nullable Bytes content;
    private final SignerInformation signer;
    private final X509CertificateHolder certificate;

    SubmittedSignature(
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

    /** The CMS without content, in the encoding it came in if it came without. */
    Bytes encoded() {
        return encoded;
    }

    /** The same, parsed. */
    CMSSignedData cms() {
        return cms;
    }

    /** The content that was inside, if any. */
    Optional<Bytes> content() {
        return Optional.ofNullable(content);
    }

    SignerInformation signer() {
        return signer;
    }

    X509CertificateHolder certificate() {
        return certificate;
    }

    String digestAlgorithm() {
        return signer.getDigestAlgOID();
    }

    String signatureAlgorithm() {
        return signer.getEncryptionAlgOID();
    }

    /** What sets a signature apart from every other one: its value. */
    Bytes value() {
        return Bytes.of(signer.getSignature());
    }

    /** The digest of the document that the signer has signed; empty without signed attributes. */
    Optional<Bytes> messageDigest() {
        return attribute(signer.getSignedAttributes(), CMSAttributes.messageDigest)
                .map(value -> Bytes.of(ASN1OctetString.getInstance(value).getOctets()));
    }

    /**
     * The time stamp that came along.
     *
     * @throws RefusedException if there is more than one
     */
    Optional<ASN1Encodable> timeStamp() {
        return only(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, Refusal.INVALID_TIME_STAMP);
    }

    /**
     * The OCSP response that came along.
     *
     * @throws RefusedException if there is more than one, or something else in its place
     */
    Optional<ASN1Encodable> ocspResponse() {
        return only(PKCSObjectIdentifiers.id_aa_ets_revocationValues, Refusal.INVALID_OCSP)
                .map(SubmittedSignature::onlyResponse);
    }

    /** The signer, to be checked against a digest of the document that is known already. */
    SignerInformation signerOver(Bytes documentDigest) {
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
