package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.TestIdentity;

/** Makes signatures for tests, good ones and bad ones. */
final class CmsMaker {

    private final byte[] document;
    private final List<TestIdentity> signers = new ArrayList<>();
    private String algorithm = "SHA256withECDSA";
    private boolean attached;
    private boolean withSignedAttributes = true;
    private boolean withCertificates = true;
    private @Nullable X509Certificate named;
    private UnaryOperator<AttributeTable> unsigned = attributes -> attributes;

    private CmsMaker(byte[] document) {
        this.document = document;
    }

    static CmsMaker over(byte[] document) {
        return new CmsMaker(document);
    }

    CmsMaker by(TestIdentity signer) {
        signers.add(signer);
        algorithm = switch (signer.algorithm()) {
            case EC_P256 -> "SHA256withECDSA";
            case EC_P384 -> "SHA384withECDSA";
            case RSA_2048 -> "SHA256withRSA";
            default -> throw new IllegalArgumentException("Signs with keys of the Java platform only.");
        };
        return this;
    }

    CmsMaker using(String signatureAlgorithm) {
        algorithm = signatureAlgorithm;
        return this;
    }

    CmsMaker attached() {
        attached = true;
        return this;
    }

    CmsMaker withoutSignedAttributes() {
        withSignedAttributes = false;
        return this;
    }

    CmsMaker withoutCertificates() {
        withCertificates = false;
        return this;
    }

    /** States in signing-certificate-v2 that this is the certificate. */
    CmsMaker naming(X509Certificate certificate) {
        named = certificate;
        return this;
    }

    CmsMaker withUnsigned(ASN1ObjectIdentifier type, byte[]... values) {
        unsigned = unsigned.andThen(attributes -> {
            ASN1EncodableVector all = attributes.toASN1EncodableVector();
            for (byte[] value : values) {
                all.add(new Attribute(type, new DERSet(parsed(value))));
            }
            return new AttributeTable(all);
        })::apply;
        return this;
    }

    CMSSignedData make() {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (TestIdentity signer : signers) {
                addSigner(generator, signer);
            }
            CMSSignedData made = generator.generate(new CMSProcessableByteArray(document), attached);
            List<SignerInformation> completed = new ArrayList<>();
            for (SignerInformation signer : made.getSignerInfos()) {
                AttributeTable attributes = unsigned.apply(new AttributeTable(new ASN1EncodableVector()));
                completed.add(
                        attributes.size() == 0
                                ? signer
                                : SignerInformation.replaceUnsignedAttributes(signer, attributes));
            }
            return CMSSignedData.replaceSigners(made, new SignerInformationStore(completed));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] encoded() {
        try {
            return make().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(encoded());
    }

    static Bytes signatureValue(byte[] cms) {
        try {
            return Bytes.of(
                    new CMSSignedData(cms).getSignerInfos().iterator().next().getSignature());
        } catch (CMSException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void addSigner(CMSSignedDataGenerator generator, TestIdentity signer)
            throws OperatorCreationException, GeneralSecurityException, CMSException {
        JcaSignerInfoGeneratorBuilder builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setDirectSignature(!withSignedAttributes);
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signedAttributes()));
        generator.addSignerInfoGenerator(builder.build(contentSigner(signer), signer.x509()));
        if (withCertificates) {
            generator.addCertificates(new JcaCertStore(List.of(signer.x509())));
        }
    }

    private ContentSigner contentSigner(TestIdentity signer) throws OperatorCreationException {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm);
        if (algorithm.endsWith("MGF1")) {
            builder.setProvider(new BouncyCastleProvider());
        }
        return builder.build(signer.privateKey());
    }

    private AttributeTable signedAttributes() throws GeneralSecurityException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        if (named != null) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getEncoded());
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(
                            new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash)))));
        }
        return new AttributeTable(attributes);
    }

    private static org.bouncycastle.asn1.ASN1Encodable parsed(byte[] value) {
        try {
            return org.bouncycastle.asn1.ASN1Primitive.fromByteArray(value);
        } catch (IOException notAsn1) {
            return new DEROctetString(value);
        }
    }
}
