package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Signs with a key in the cloud: CAdES-BES, which is a CMS with the signing time and the signer's certificate under the
 * signature. An independent reading: nothing here is shared with the SDK's own signer.
 */
final class CloudSigner {

    private CloudSigner() {}

    /** Makes the signature, in DER. */
    static Bytes sign(SigningRequest request, Instant signingTime) {
        TestIdentity identity = request.key().identity();
        HashAlgorithm hash =
                Objects.requireNonNullElseGet(request.hash(), () -> HashAlgorithm.usualFor(identity.algorithm()));
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(Operators.signerInfo(
                    Operators.signer(identity.privateKey(), hash.signatureWith(identity.algorithm())),
                    identity.x509(),
                    new DefaultSignedAttributeTableGenerator(attributes(request, signingTime))));
            generator.addCertificates(
                    new JcaCertStore(request.includeChain() ? identity.x509Chain() : List.of(identity.x509())));
            return Bytes.of(generate(generator, request).getEncoded(ASN1Encoding.DER));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot sign with " + request.key() + ".", impossible);
        }
    }

    private static CMSSignedData generate(CMSSignedDataGenerator generator, SigningRequest request)
            throws CMSException {
        return request.hash() == null
                ? generator.generate(
                        new CMSProcessableByteArray(request.content().toArray()), !request.detached())
                : generator.generate(new CMSAbsentContent());
    }

    /** A message digest given here is not computed from content, which is how a hash value is signed. */
    private static AttributeTable attributes(SigningRequest request, Instant signingTime)
            throws GeneralSecurityException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                signingCertificate(request.key().identity().x509())));
        if (request.hash() != null) {
            attributes.add(attribute(
                    CMSAttributes.messageDigest,
                    new DEROctetString(request.content().toArray())));
        }
        return new AttributeTable(attributes);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /** RFC 5035; SHA-256 is the default there and stays unsaid. */
    private static SigningCertificateV2 signingCertificate(X509Certificate certificate)
            throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance(HashAlgorithm.SHA_256.wireName()).digest(certificate.getEncoded());
        return new SigningCertificateV2(new ESSCertIDv2(new AlgorithmIdentifier(HashAlgorithm.SHA_256.oid()), hash));
    }
}
