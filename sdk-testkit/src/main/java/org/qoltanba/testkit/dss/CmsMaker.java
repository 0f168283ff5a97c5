package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.CollectionStore;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Makes CMS signatures (RFC 5652), with the attributes of CAdES-BES and CAdES-T (RFC 5126): alone, beside those of others,
 * or over one of theirs.
 */
final class CmsMaker {

    /** Attributes that every signature has anyway. */
    static final Set<String> MADE_ANYWAY = Set.of(
            CMSAttributes.contentType.getId(),
            CMSAttributes.messageDigest.getId(),
            CMSAttributes.signingTime.getId(),
            PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());

    /** The document's name, as CAPICOM writes it: an octet string with UTF-16 in little-endian order, ended by a zero. */
    private static final ASN1ObjectIdentifier DOCUMENT_NAME = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.88.2.1");

    private final TestIdentity identity;
    private final HashAlgorithm hash;
    private final TestCertificateAuthority authority;
    private final Instant signingTime;

    CmsMaker(TestIdentity identity, HashAlgorithm hash, TestCertificateAuthority authority, Instant signingTime) {
        this.identity = identity;
        this.hash = hash;
        this.authority = authority;
        this.signingTime = signingTime;
    }

    /** Makes the signature, in DER. */
    Bytes sign(SigningRequest request) {
        try {
            CMSSignedData signed = switch (request.cms().addition()) {
                case SIGN -> first(request);
                case COSIGN -> beside(request);
                case COUNTERSIGN -> over(request);
            };
            return Bytes.of(signed.getEncoded(ASN1Encoding.DER));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException impossible) {
            throw cannotSign(impossible);
        }
    }

    /** Makes a detached signature of a document, in DER. */
    Bytes detached(Bytes document, SignatureForm form) {
        try {
            CMSSignedDataGenerator generator = generator(form, List.of());
            generator.addCertificates(new JcaCertStore(identity.x509Chain()));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(document.toArray()), false);
            return Bytes.of((form.isTimeStamped() ? stamped(signed, authority) : signed).getEncoded(ASN1Encoding.DER));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException impossible) {
            throw cannotSign(impossible);
        }
    }

    /** Whether there is a signature to add to, and its document, where one is needed. */
    static boolean canSign(SigningRequest request) {
        if (request.cms().addition() == SigningRequest.Addition.SIGN) {
            return true;
        }
        Optional<CMSSignedData> others = read(request.content());
        if (others.isEmpty()) {
            return false;
        }
        int signatures = others.get().getSignerInfos().size();
        return request.cms().addition() == SigningRequest.Addition.COSIGN
                ? !others.get().isDetachedSignature() || request.cms().original() != null
                : request.cms().index() < signatures;
    }

    private CMSSignedData first(SigningRequest request)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        CMSSignedDataGenerator generator = generator(request.form(), wanted(request));
        generator.addCertificates(new JcaCertStore(certificates(request)));
        CMSSignedData signed = request.hash() == null
                ? generator.generate(
                        new CMSProcessableByteArray(request.content().toArray()),
                        !request.cms().detached())
                : generator.generate(new CMSAbsentContent());
        return request.form().isTimeStamped() ? stamped(signed, authority) : signed;
    }

    private CMSSignedData beside(SigningRequest request)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        CMSSignedData others = read(request.content()).orElseThrow(Refusals::invalidContent);
        Bytes original = request.cms().original();
        byte[] document = others.isDetachedSignature() && original != null
                ? original.toArray()
                : (byte[]) others.getSignedContent().getContent();
        CMSSignedDataGenerator generator = generator(request.form(), wanted(request));
        generator.addCertificates(new JcaCertStore(certificates(request)));
        CMSSignedData mine = generator.generate(new CMSProcessableByteArray(document), !others.isDetachedSignature());
        CMSSignedData signed = request.form().isTimeStamped() ? stamped(mine, authority) : mine;
        List<SignerInformation> signers =
                new ArrayList<>(others.getSignerInfos().getSigners());
        signers.addAll(signed.getSignerInfos().getSigners());
        return together(others, signed.getCertificates().getMatches(null), signers);
    }

    private CMSSignedData over(SigningRequest request)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        CMSSignedData others = read(request.content()).orElseThrow(Refusals::invalidContent);
        List<SignerInformation> signers =
                new ArrayList<>(others.getSignerInfos().getSigners());
        SignerInformation theirs = signers.get(request.cms().index());
        SignerInformationStore mine = generator(request.form(), wanted(request)).generateCounterSigners(theirs);
        signers.set(request.cms().index(), SignerInformation.addCounterSigners(theirs, mine));
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (X509Certificate certificate : certificates(request)) {
            certificates.add(new JcaX509CertificateHolder(certificate));
        }
        return together(others, certificates, signers);
    }

    private static CMSSignedData together(
            CMSSignedData others, Collection<X509CertificateHolder> certificates, List<SignerInformation> signers)
            throws CMSException {
        List<X509CertificateHolder> all =
                new ArrayList<>(others.getCertificates().getMatches(null));
        certificates.stream().filter(each -> !all.contains(each)).forEach(all::add);
        CMSSignedData withSigners = CMSSignedData.replaceSigners(others, new SignerInformationStore(signers));
        return CMSSignedData.replaceCertificatesAndCRLs(
                withSigners, new CollectionStore<>(all), others.getAttributeCertificates(), others.getCRLs());
    }

    private List<X509Certificate> certificates(SigningRequest request) {
        return request.cms().includeChain() ? identity.x509Chain() : List.of(identity.x509());
    }

    /**
     * The attributes that were asked for. A message digest given here is not computed from content, which is how a hash
     * value is signed.
     */
    private static List<Attribute> wanted(SigningRequest request) {
        List<Attribute> attributes = new ArrayList<>();
        if (request.hash() != null) {
            attributes.add(attribute(
                    CMSAttributes.messageDigest,
                    new DEROctetString(request.content().toArray())));
        }
        String name = request.cms().documentName();
        if (name != null) {
            attributes.add(
                    attribute(DOCUMENT_NAME, new DEROctetString((name + '\0').getBytes(StandardCharsets.UTF_16LE))));
        }
        request.cms()
                .attributes()
                .forEach((type, value) ->
                        attributes.add(attribute(new ASN1ObjectIdentifier(type), new DERUTF8String(value))));
        return attributes;
    }

    private CMSSignedDataGenerator generator(SignatureForm form, List<Attribute> more)
            throws OperatorCreationException, GeneralSecurityException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(Operators.signerInfo(
                Operators.signer(identity.privateKey(), hash.signatureWith(identity.algorithm())),
                identity.x509(),
                new DefaultSignedAttributeTableGenerator(attributes(form, more))));
        return generator;
    }

    private AttributeTable attributes(SignatureForm form, List<Attribute> more) throws GeneralSecurityException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        if (form.bindsCertificate()) {
            attributes.add(
                    attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(identity.x509())));
        }
        more.forEach(attributes::add);
        return new AttributeTable(attributes);
    }

    /** Stamps the one signature there is (RFC 3161 appendix A). */
    private static CMSSignedData stamped(CMSSignedData signed, TestCertificateAuthority authority)
            throws CMSException, GeneralSecurityException {
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        byte[] imprint =
                MessageDigest.getInstance(HashAlgorithm.SHA_256.wireName()).digest(signer.getSignature());
        Bytes token = authority.timeStampToken(new Digest(DigestAlgorithm.SHA_256, Bytes.of(imprint)));
        try {
            Attribute attribute = attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, ASN1Primitive.fromByteArray(token.toArray()));
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(attribute);
            SignerInformation withStamp =
                    SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(withStamp));
        } catch (IOException impossible) {
            throw cannotSign(impossible);
        }
    }

    /** The signatures that a CMS holds, if it is one. */
    static Optional<CMSSignedData> read(Bytes encoded) {
        try {
            CMSSignedData read = new CMSSignedData(encoded.toArray());
            return read.getSignerInfos().size() == 0 ? Optional.empty() : Optional.of(read);
        } catch (CMSException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** Adds a time stamp to each signature of a CMS that has none; what {@code enhancesignature} does. */
    static Bytes enhance(CMSSignedData signed, TestCertificateAuthority authority) {
        try {
            List<SignerInformation> signers = new ArrayList<>();
            for (SignerInformation signer : signed.getSignerInfos()) {
                CMSSignedData alone = CMSSignedData.replaceSigners(signed, new SignerInformationStore(signer));
                AttributeTable unsigned = signer.getUnsignedAttributes();
                boolean isStamped =
                        unsigned != null && unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) != null;
                signers.add(
                        isStamped
                                ? signer
                                : stamped(alone, authority)
                                        .getSignerInfos()
                                        .iterator()
                                        .next());
            }
            return Bytes.of(CMSSignedData.replaceSigners(signed, new SignerInformationStore(signers))
                    .getEncoded(ASN1Encoding.DER));
        } catch (CMSException | GeneralSecurityException | IOException impossible) {
            throw cannotSign(impossible);
        }
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

    private static IllegalStateException cannotSign(Exception cause) {
        return new IllegalStateException("The fake DSS cannot make this CMS.", cause);
    }
}
