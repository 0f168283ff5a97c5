package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Signature;

/**
 * Takes a signature apart and puts it together in another way. With {@link #resign} the outcome is what a malicious or
 * careless signer would have made: everything verifies but the one thing under test.
 */
public final class CmsSurgeon {

    public List<Attribute> signed = new ArrayList<>();
    public List<Attribute> unsigned = new ArrayList<>();
    public boolean withoutSignedAttributes;
    public AlgorithmIdentifier digestAlgorithm;
    public AlgorithmIdentifier signatureAlgorithm;
    public byte[] value;
    public byte @Nullable [] content;
    public ASN1ObjectIdentifier contentType;
    public List<ASN1Encodable> certificates = new ArrayList<>();
    public ASN1Encodable signerIdentifier;
    public int version = 1;
    public int copies = 1;

    private CmsSurgeon(SignedData data) {
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        for (ASN1Encodable each : info.getAuthenticatedAttributes()) {
            signed.add(Attribute.getInstance(each));
        }
        digestAlgorithm = info.getDigestAlgorithm();
        signatureAlgorithm = info.getDigestEncryptionAlgorithm();
        value = info.getEncryptedDigest().getOctets();
        signerIdentifier = info.getSID();
        contentType = data.getEncapContentInfo().getContentType();
        ASN1Encodable found = data.getEncapContentInfo().getContent();
        content = found == null ? null : ASN1OctetString.getInstance(found).getOctets();
        data.getCertificates().forEach(certificates::add);
    }

    public static CmsSurgeon open(Signature signature) {
        ContentInfo info = ContentInfo.getInstance(signature.encoded().toArray());
        return new CmsSurgeon(SignedData.getInstance(info.getContent()));
    }

    public CmsSurgeon with(Consumer<CmsSurgeon> change) {
        change.accept(this);
        return this;
    }

    public CmsSurgeon removeSigned(ASN1ObjectIdentifier type) {
        signed.removeIf(attribute -> attribute.getAttrType().equals(type));
        return this;
    }

    public CmsSurgeon addSigned(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        signed.add(new Attribute(type, new DERSet(values)));
        return this;
    }

    public CmsSurgeon addUnsigned(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        unsigned.add(new Attribute(type, new DERSet(values)));
        return this;
    }

    public boolean hasSigned(ASN1ObjectIdentifier type) {
        return signed.stream().anyMatch(attribute -> attribute.getAttrType().equals(type));
    }

    public Attribute signedAttribute(ASN1ObjectIdentifier type) {
        Predicate<Attribute> wanted = attribute -> attribute.getAttrType().equals(type);
        return signed.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** The DER of the signed attributes under the tag of a SET. */
    public byte[] signedDer() {
        return der(set(signed));
    }

    /** Signs the attributes as they are now. */
    public CmsSurgeon resign(PrivateKey key, String algorithm) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signedDer());
            value = signature.sign();
            return this;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public CmsSurgeon resign(TestIssuer signer) {
        return resign(signer.pair().getPrivate(), signer.kind().signature());
    }

    public Signature close() {
        return Signature.of(Bytes.of(der(contentInfo())));
    }

    public ASN1Encodable contentInfo() {
        ASN1EncodableVector encapsulated = new ASN1EncodableVector();
        encapsulated.add(contentType);
        if (content != null) {
            encapsulated.add(new DERTaggedObject(true, 0, new DEROctetString(content)));
        }
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(version));
        info.add(signerIdentifier);
        info.add(digestAlgorithm);
        if (!withoutSignedAttributes) {
            info.add(new DERTaggedObject(false, 0, set(signed)));
        }
        info.add(signatureAlgorithm);
        info.add(new DEROctetString(value));
        if (!unsigned.isEmpty()) {
            info.add(new DERTaggedObject(false, 1, set(unsigned)));
        }
        ASN1EncodableVector infos = new ASN1EncodableVector();
        for (int i = 0; i < copies; i++) {
            infos.add(new DERSequence(info));
        }
        ASN1EncodableVector data = new ASN1EncodableVector();
        data.add(new ASN1Integer(1));
        data.add(new DERSet(digestAlgorithm));
        data.add(new DERSequence(encapsulated));
        data.add(new DERTaggedObject(false, 0, new DERSet(certificates.toArray(new ASN1Encodable[0]))));
        data.add(new DERSet(infos));
        return new ContentInfo(CMSObjectIdentifiers.signedData, new DERSequence(data));
    }

    private static ASN1Set set(List<Attribute> attributes) {
        return new DERSet(attributes.toArray(new Attribute[0]));
    }

    private static byte[] der(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
