package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/** Changes finished signatures. */
final class CmsEdits {

    private CmsEdits() {}

    /** Replaces the one signer. */
    static byte[] withSigner(byte[] cms, Function<SignerInfo, ASN1Encodable> edit) throws IOException {
        ContentInfo contentInfo = ContentInfo.getInstance(cms);
        SignedData signedData = SignedData.getInstance(contentInfo.getContent());
        SignerInfo signer = SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
        SignedData edited = new SignedData(
                signedData.getDigestAlgorithms(),
                signedData.getEncapContentInfo(),
                signedData.getCertificates(),
                signedData.getCRLs(),
                new DLSet(edit.apply(signer)));
        // Not in DER, which would put the sets in order again
        return new ContentInfo(contentInfo.getContentType(), edited).getEncoded(ASN1Encoding.DL);
    }

    /** Says of the one certificate that it is signed with another algorithm than it is. */
    static byte[] withCertificateAlgorithm(byte[] cms, String algorithm) throws IOException {
        ContentInfo contentInfo = ContentInfo.getInstance(cms);
        SignedData signedData = SignedData.getInstance(contentInfo.getContent());
        Certificate certificate =
                Certificate.getInstance(signedData.getCertificates().getObjectAt(0));
        ASN1Encodable edited = new DERSequence(new ASN1Encodable[] {
            certificate.getTBSCertificate(),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm)),
            certificate.getSignature()
        });
        SignedData changed = new SignedData(
                signedData.getDigestAlgorithms(),
                signedData.getEncapContentInfo(),
                new DERSet(edited),
                signedData.getCRLs(),
                signedData.getSignerInfos());
        return new ContentInfo(contentInfo.getContentType(), changed).getEncoded(ASN1Encoding.DER);
    }

    /** Not in DER, which would put the attributes in order again. */
    static ASN1Encodable signerInfo(
            SignerInfo signer, ASN1Set signedAttributes, AlgorithmIdentifier signatureAlgorithm) {
        ASN1EncodableVector members = new ASN1EncodableVector();
        members.add(signer.getVersion());
        members.add(signer.getSID());
        members.add(signer.getDigestAlgorithm());
        members.add(new DLTaggedObject(false, 0, signedAttributes));
        members.add(signatureAlgorithm);
        members.add(signer.getEncryptedDigest());
        return new DLSequence(members);
    }

    /** Adds a time stamp and revocation values. */
    static byte[] withUnsigned(byte[] cms, byte[] timeStampToken, byte[] revocationValues) {
        try {
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(timeStampToken))));
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_ets_revocationValues,
                    new DERSet(ASN1Primitive.fromByteArray(revocationValues))));
            return withSigner(
                    cms,
                    signer -> new SignerInfo(
                            signer.getSID(),
                            signer.getDigestAlgorithm(),
                            signer.getAuthenticatedAttributes(),
                            signer.getDigestEncryptionAlgorithm(),
                            signer.getEncryptedDigest(),
                            new DLSet(attributes)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
