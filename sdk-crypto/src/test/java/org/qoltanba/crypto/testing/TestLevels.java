package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.archive.ArchiveImprints;
import org.qoltanba.crypto.archive.HashIndex;
import org.qoltanba.crypto.archive.ReferenceImprints;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.io.DocumentReader;

/**
 * Adds to a signature whatever raises its level, in any order and without asking whether it makes sense: a test decides
 * that.
 */
public final class TestLevels {

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final SignedData base;
    private final SignerInfo info;
    private final List<ASN1Encodable> certificates = new ArrayList<>();
    private final List<ASN1Encodable> crls = new ArrayList<>();
    private final List<Attribute> unsigned = new ArrayList<>();

    private TestLevels(SignedData base) {
        this.base = base;
        this.info = SignerInfo.getInstance(base.getSignerInfos().getObjectAt(0));
        base.getCertificates().forEach(certificates::add);
        if (base.getCRLs() != null) {
            base.getCRLs().forEach(crls::add);
        }
        if (info.getUnauthenticatedAttributes() != null) {
            info.getUnauthenticatedAttributes().forEach(each -> unsigned.add(Attribute.getInstance(each)));
        }
    }

    public static TestLevels open(Signature signature) {
        return new TestLevels(SignedData.getInstance(
                ContentInfo.getInstance(signature.encoded().toArray()).getContent()));
    }

    /** Adds certificates, but not twice. */
    public TestLevels certificates(TestIssuer... issuers) {
        for (TestIssuer issuer : issuers) {
            ASN1Encodable certificate = parse(issuer.certificate().encoded());
            if (certificates.stream().noneMatch(each -> each.toASN1Primitive().equals(certificate))) {
                certificates.add(certificate);
            }
        }
        return this;
    }

    public TestLevels crls(Bytes... lists) {
        for (Bytes list : lists) {
            crls.add(parse(list));
        }
        return this;
    }

    /** Adds an OCSPResponse in the form of RFC 5940. */
    public TestLevels ocsp(Bytes answer) {
        crls.add(new DERTaggedObject(
                false, 1, new OtherRevocationInfoFormat(CMSObjectIdentifiers.id_ri_ocsp_response, parse(answer))));
        return this;
    }

    public TestLevels unsigned(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        unsigned.add(new Attribute(type, new DERSet(values)));
        return this;
    }

    /** The first value of an unsigned attribute. */
    public Bytes value(ASN1ObjectIdentifier type) {
        try {
            return Bytes.of(unsigned.stream()
                    .filter(attribute -> attribute.getAttrType().equals(type))
                    .findFirst()
                    .orElseThrow()
                    .getAttrValues()
                    .getObjectAt(0)
                    .toASN1Primitive()
                    .getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes away what was added. */
    public TestLevels without(ASN1ObjectIdentifier type) {
        unsigned.removeIf(attribute -> attribute.getAttrType().equals(type));
        return this;
    }

    public TestLevels signatureTimeStamp(TestTsa tsa) {
        return stamp(
                AttributeTypes.SIGNATURE_TIME_STAMP,
                tsa.tokenOver(info.getEncryptedDigest().getOctets()));
    }

    public TestLevels cadesCTimeStamp(TestTsa tsa) {
        return stamp(
                AttributeTypes.CADES_C_TIME_STAMP,
                tsa,
                () -> ReferenceImprints.cadesC(raw().signers().get(0), sha256()));
    }

    public TestLevels referencesTimeStamp(TestTsa tsa) {
        return stamp(
                AttributeTypes.REFERENCES_TIME_STAMP,
                tsa,
                () -> ReferenceImprints.references(raw().signers().get(0), sha256()));
    }

    public TestLevels archiveTimeStampV2(TestTsa tsa, DocumentSource document, int dialect) {
        return stamp(
                AttributeTypes.ARCHIVE_TIME_STAMP_V2,
                tsa,
                () -> ArchiveImprints.version2(
                                raw(), raw().signers().get(0), attribute -> true, document, TestLevels::sha256)
                        .get(dialect));
    }

    public TestLevels archiveTimeStampV3(TestTsa tsa, DocumentSource document) {
        return archiveTimeStampV3(tsa, document, index -> index);
    }

    /** With a hash index that was tampered with after the imprint was made. */
    public TestLevels archiveTimeStampV3(TestTsa tsa, DocumentSource document, UnaryOperator<byte[]> index) {
        try {
            RawSignedData raw = raw();
            HashIndex honest =
                    HashIndex.over(SHA_256, sha256(), raw, raw.signers().get(0));
            byte[] imprint = ArchiveImprints.version3(
                    raw, raw.signers().get(0), sha256().digest(DocumentReader.readAll(document)), honest, sha256());
            Bytes token = tsa.token(new Digest(DigestAlgorithm.SHA_256, Bytes.of(imprint)));
            return stamp(AttributeTypes.ARCHIVE_TIME_STAMP_V3, withUnsigned(token, index.apply(honest.attribute())));
        } catch (MalformedAsn1Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes withUnsigned(Bytes token, byte[] attribute) {
        TestLevels opened = open(Signature.of(token));
        opened.unsigned.add(Attribute.getInstance(parse(Bytes.of(attribute))));
        return opened.close().encoded();
    }

    /** References to certificates and CRLs by their SHA-256 (RFC 5126 section 6.2). */
    public TestLevels references(List<TestIssuer> issuers, List<Bytes> lists) {
        List<ASN1Encodable> certificateRefs = new ArrayList<>();
        issuers.forEach(issuer ->
                certificateRefs.add(new DERSequence(hash(issuer.certificate().encoded()))));
        List<ASN1Encodable> crlIds = new ArrayList<>();
        lists.forEach(list -> crlIds.add(new DERSequence(hash(list))));
        ASN1Encodable crlOcspRef = new DERSequence(
                new DERTaggedObject(true, 0, new DERSequence(new DERSequence(crlIds.toArray(new ASN1Encodable[0])))));
        return unsigned(
                        AttributeTypes.CERTIFICATE_REFERENCES,
                        new DERSequence(certificateRefs.toArray(new ASN1Encodable[0])))
                .unsigned(AttributeTypes.REVOCATION_REFERENCES, new DERSequence(crlOcspRef));
    }

    private static ASN1Encodable hash(Bytes object) {
        return new DERSequence(new ASN1Encodable[] {SHA_256, new DEROctetString(sha256().digest(object.toArray()))});
    }

    /** The certificates and CRLs themselves as unsigned attributes (RFC 5126 section 6.3.3 and 6.3.4). */
    public TestLevels values(List<TestIssuer> issuers, List<Bytes> lists) {
        ASN1Encodable[] certificateValues = issuers.stream()
                .map(issuer -> parse(issuer.certificate().encoded()))
                .toArray(ASN1Encodable[]::new);
        ASN1Encodable[] crlValues = lists.stream().map(TestLevels::parse).toArray(ASN1Encodable[]::new);
        return unsigned(AttributeTypes.CERTIFICATE_VALUES, new DERSequence(certificateValues))
                .unsigned(
                        AttributeTypes.REVOCATION_VALUES,
                        new DERSequence(new DERTaggedObject(true, 0, new DERSequence(crlValues))));
    }

    /** A counter-signature made with Bouncy Castle. */
    public TestLevels counterSignature(TestIssuer signer) {
        return counterSignature(signer, attributes -> attributes);
    }

    public TestLevels counterSignature(TestIssuer signer, UnaryOperator<AttributeTable> attributes) {
        return unsigned(
                PKCSObjectIdentifiers.pkcs_9_at_counterSignature,
                counterSignatureOf(info.getEncryptedDigest().getOctets(), signer, attributes));
    }

    /** A SignerInfo over some octets, without content-type. */
    public static SignerInfo counterSignatureOf(
            byte[] value, TestIssuer signer, UnaryOperator<AttributeTable> attributes) {
        try {
            DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(parameters -> attributes.apply(usual.getAttributes(parameters)
                            .remove(PKCSObjectIdentifiers.pkcs_9_at_contentType)
                            .remove(PKCSObjectIdentifiers.pkcs_9_at_signingTime)
                            .add(PKCSObjectIdentifiers.pkcs_9_at_signingTime, new Time(Date.from(TestIssuer.NOW)))
                            .add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, binding(signer.x509()))))
                    .build(
                            signer.contentSigner(signer.kind().signature()),
                            new JcaX509CertificateHolder(signer.x509())));
            CMSSignedData data = generator.generate(new CMSProcessableByteArray(value), false);
            return data.getSignerInfos().iterator().next().toASN1Structure();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SigningCertificateV2 binding(X509Certificate certificate) {
        try {
            return new SigningCertificateV2(new ESSCertIDv2(sha256().digest(certificate.getEncoded())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Imprint {
        byte[] compute() throws MalformedAsn1Exception;
    }

    private TestLevels stamp(ASN1ObjectIdentifier type, TestTsa tsa, Imprint imprint) {
        try {
            return stamp(type, tsa.token(new Digest(DigestAlgorithm.SHA_256, Bytes.of(imprint.compute()))));
        } catch (MalformedAsn1Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a token as it is. */
    public TestLevels stamp(ASN1ObjectIdentifier type, Bytes token) {
        return unsigned(type, parse(token));
    }

    private RawSignedData raw() throws MalformedAsn1Exception {
        return RawSignedData.read(close().encoded().toArray());
    }

    public Signature close() {
        SignerInfo changed = new SignerInfo(
                info.getSID(),
                info.getDigestAlgorithm(),
                info.getAuthenticatedAttributes(),
                info.getDigestEncryptionAlgorithm(),
                info.getEncryptedDigest(),
                unsigned.isEmpty() ? null : new DERSet(unsigned.toArray(new Attribute[0])));
        SignedData data = new SignedData(
                base.getDigestAlgorithms(),
                base.getEncapContentInfo(),
                new DERSet(certificates.toArray(new ASN1Encodable[0])),
                crls.isEmpty() ? null : new DERSet(crls.toArray(new ASN1Encodable[0])),
                new DERSet(changed));
        try {
            return Signature.of(
                    Bytes.of(new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ASN1Primitive parse(Bytes der) {
        try {
            return ASN1Primitive.fromByteArray(der.toArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The BasicOCSPResponse inside an answer. */
    public static Bytes basic(Bytes answer) {
        return Bytes.of(OCSPResponse.getInstance(answer.toArray())
                .getResponseBytes()
                .getResponse()
                .getOctets());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
