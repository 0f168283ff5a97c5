package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** Attacks on what a signature covers: attributes removed, doubled, misplaced, and certificates exchanged. */
class ForgeryTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final Signature GENUINE = signer(PERSON).sign(DOCUMENT);
    private static final CadesVerifier VERIFIER = verifier(ROOT);

    /**
     * The signature over attributes is given out as one over a document that consists of the attributes. Bouncy Castle
     * by itself lets it pass, which shows that the forgery is well made.
     */
    @ParameterizedTest
    @EnumSource(names = {"P_256", "P_384", "RSA_2048"})
    void signedAttributesAsDocument(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);
        CmsSurgeon surgeon = CmsSurgeon.open(signer(person).sign(DOCUMENT));
        byte[] attributes = surgeon.signedDer();
        Signature attached = surgeon.with(it -> {
                    it.withoutSignedAttributes = true;
                    it.content = attributes;
                })
                .close();
        Signature detached = surgeon.with(it -> it.content = null).close();

        CMSSignedData naive = new CMSSignedData(attached.encoded().toArray());
        SignerInformation signer = naive.getSignerInfos().iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .build(person.x509().getPublicKey())))
                .isTrue();

        DocumentSource document = DocumentSource.of("forged", Bytes.of(attributes));
        for (VerificationReport report : List.of(
                VERIFIER.verify(attached), VERIFIER.verify(attached, document), VERIFIER.verify(detached, document))) {
            assertFailed(report, SubIndication.FORMAT_FAILURE);
            assertThat(finding(report, "SIGNED_ATTRIBUTES").outcome()).isEqualTo(Outcome.FAILED);
            assertThat(only(report).level()).isEqualTo(CadesLevel.CMS);
        }
    }

    /** The other way round: a document that was signed without attributes is given out as the attributes. */
    @Test
    void documentAsSignedAttributes() throws Exception {
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE);
        surgeon.signed.removeIf(
                attribute -> attribute.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signingCertificateV2));
        Signature forged = surgeon.resign(PERSON).close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    static Stream<ASN1ObjectIdentifier> mandatory() {
        return Stream.of(
                CMSAttributes.contentType,
                CMSAttributes.messageDigest,
                PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    }

    @ParameterizedTest
    @MethodSource("mandatory")
    void mandatoryAttributeRemoved(ASN1ObjectIdentifier type) {
        Signature forged =
                CmsSurgeon.open(GENUINE).removeSigned(type).resign(PERSON).close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @ParameterizedTest
    @MethodSource("mandatory")
    void mandatoryAttributeMalformed(ASN1ObjectIdentifier type) {
        Signature forged = CmsSurgeon.open(GENUINE)
                .removeSigned(type)
                .addSigned(type, new DERUTF8String("nonsense"))
                .resign(PERSON)
                .close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    static Stream<ASN1ObjectIdentifier> single() {
        return Stream.concat(mandatory(), Stream.of(CMSAttributes.signingTime, CMSAttributes.cmsAlgorithmProtect));
    }

    @ParameterizedTest
    @MethodSource("single")
    void attributeTwice(ASN1ObjectIdentifier type) {
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE);
        Attribute present = surgeon.signedAttribute(type);
        Signature forged = surgeon.addSigned(type, present.getAttributeValues()[0])
                .resign(PERSON)
                .close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @ParameterizedTest
    @MethodSource("single")
    void attributeWithTwoValuesOrNone(ASN1ObjectIdentifier type) {
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE);
        ASN1Encodable value = surgeon.signedAttribute(type).getAttributeValues()[0];
        Signature two = surgeon.removeSigned(type)
                .addSigned(type, value, new DERUTCTime("260101000000Z"))
                .resign(PERSON)
                .close();
        Signature none =
                surgeon.removeSigned(type).addSigned(type).resign(PERSON).close();
        assertFailed(VERIFIER.verify(two, DOCUMENT), SubIndication.FORMAT_FAILURE);
        assertFailed(VERIFIER.verify(none, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void twoDigestsOfWhichOneFits() {
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE);
        Signature forged = surgeon.addSigned(CMSAttributes.messageDigest, new DEROctetString(new byte[32]))
                .resign(PERSON)
                .close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void bothKindsOfCertificateReference() throws Exception {
        byte[] sha1 = MessageDigest.getInstance("SHA-1")
                .digest(PERSON.certificate().encoded().toArray());
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE)
                .addSigned(PKCSObjectIdentifiers.id_aa_signingCertificate, new SigningCertificate(new ESSCertID(sha1)));
        assertFailed(VERIFIER.verify(surgeon.resign(PERSON).close(), DOCUMENT), SubIndication.FORMAT_FAILURE);

        VerificationReport old = VERIFIER.verify(
                surgeon.removeSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                        .resign(PERSON)
                        .close(),
                DOCUMENT);
        assertThat(old.indication()).as("the older one alone is accepted").isEqualTo(Indication.TOTAL_PASSED);
        assertThat(finding(old, "SIGNING_CERTIFICATE_ATTRIBUTE").outcome()).isEqualTo(Outcome.WARNING);
    }

    static Stream<ASN1ObjectIdentifier> signedOnly() {
        return Stream.concat(
                single(),
                Stream.of(
                        PKCSObjectIdentifiers.id_aa_signingCertificate,
                        PKCSObjectIdentifiers.id_aa_ets_sigPolicyId,
                        PKCSObjectIdentifiers.id_aa_ets_commitmentType));
    }

    /** Anybody can add unsigned attributes, without the key. */
    @ParameterizedTest
    @MethodSource("signedOnly")
    void signedAttributeAmongTheUnsigned(ASN1ObjectIdentifier type) {
        Signature forged =
                CmsSurgeon.open(GENUINE).addUnsigned(type, new DERSequence()).close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void contentTypeOfAnotherContainer() {
        Signature outside = CmsSurgeon.open(GENUINE)
                .with(it -> it.contentType = CMSObjectIdentifiers.signedData)
                .close();
        assertFailed(VERIFIER.verify(outside, DOCUMENT), SubIndication.FORMAT_FAILURE);

        Signature both = CmsSurgeon.open(GENUINE)
                .with(it -> it.contentType = new ASN1ObjectIdentifier("1.2.3.4"))
                .removeSigned(CMSAttributes.contentType)
                .addSigned(CMSAttributes.contentType, new ASN1ObjectIdentifier("1.2.3.4"))
                .resign(PERSON)
                .close();
        assertThat(only(VERIFIER.verify(both, DOCUMENT)).level())
                .as("level B-B is for documents")
                .isEqualTo(CadesLevel.BES);
    }

    /** Issuer and serial number are not signed: the same key, certified once more under the same number. */
    @Test
    void certificateExchangedForAnotherOfTheSameKey() {
        TestIssuer twin = ROOT.request(PERSON.kind(), "CN=TESTOV TEST,O=Somebody Else,C=KZ")
                .keyOf(PERSON)
                .serialNumber(PERSON.certificate().serialNumber())
                .documentSigner()
                .issue();
        Signature forged = CmsSurgeon.open(GENUINE)
                .with(it -> {
                    it.certificates.clear();
                    it.certificates.add(structure(twin));
                })
                .close();
        VerificationReport report = VERIFIER.verify(forged, DOCUMENT);
        assertUndecided(report, SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
        assertThat(only(report).certificate()).isEmpty();

        Signature both = CmsSurgeon.open(GENUINE)
                .with(it -> it.certificates.add(0, structure(twin)))
                .close();
        VerificationReport found = VERIFIER.verify(both, DOCUMENT);
        assertThat(found.indication()).as("the referenced one is found").isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(found).certificate()).contains(PERSON.certificate());
    }

    private static ASN1Encodable structure(TestIssuer identity) {
        return Certificate.getInstance(identity.certificate().encoded().toArray());
    }

    @Test
    void signerNamedByAnotherCertificateThanReferenced() {
        TestIssuer other = ROOT.person(KeyKind.P_256);
        Signature forged = CmsSurgeon.open(GENUINE)
                .with(it -> {
                    it.certificates.add(structure(other));
                    it.signerIdentifier = CmsSurgeon.open(signer(other).sign(DOCUMENT)).signerIdentifier;
                })
                .close();
        assertUndecided(VERIFIER.verify(forged, DOCUMENT), SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @Test
    void issuerAndSerialOfTheReferenceCount() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(PERSON.certificate().encoded().toArray());
        IssuerSerial wrong = new IssuerSerial(
                new GeneralNames(new GeneralName(new X500Name("CN=Somebody Else"))),
                PERSON.certificate().serialNumber());
        Signature forged = CmsSurgeon.open(GENUINE)
                .removeSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .addSigned(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new SigningCertificateV2(new ESSCertIDv2(hash, wrong)))
                .resign(PERSON)
                .close();
        assertUndecided(VERIFIER.verify(forged, DOCUMENT), SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @Test
    void valueOfAnotherSignature() {
        CmsSurgeon other = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT, SignatureOptions.attached()));
        Signature forged = CmsSurgeon.open(GENUINE)
                .with(it -> it.value = other.value.clone())
                .close();
        // Same second, same document: the attributes are equal, and so is what was signed
        assertThat(VERIFIER.verify(forged, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
        Signature changed =
                CmsSurgeon.open(GENUINE).removeSigned(CMSAttributes.signingTime).close();
        assertFailed(VERIFIER.verify(changed, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    /** Attributes sent in another order than signed: what counts is DER (RFC 5652 section 5.4). */
    @Test
    void attributesOutOfOrder() throws Exception {
        CmsSurgeon surgeon = CmsSurgeon.open(GENUINE);
        List<Attribute> reversed = new ArrayList<>(surgeon.signed);
        Collections.reverse(reversed);
        byte[] encoded = surgeon.close().encoded().toArray();
        byte[] sorted = surgeon.signedDer();
        byte[] unsorted = new DLSet(reversed.toArray(new Attribute[0])).getEncoded();
        assertThat(unsorted).hasSameSizeAs(sorted).isNotEqualTo(sorted);
        int at = indexOf(encoded, sorted);
        System.arraycopy(unsorted, 1, encoded, at + 1, unsorted.length - 1);
        VerificationReport report = VERIFIER.verify(Signature.of(Bytes.of(encoded)), DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(finding(report, "SIGNED_ATTRIBUTES").outcome()).isEqualTo(Outcome.WARNING);
    }

    /** Where the attributes stand, whose first octet differs there. */
    private static int indexOf(byte[] data, byte[] wanted) {
        for (int i = 0; i + wanted.length <= data.length; i++) {
            int matched = 1;
            while (matched < wanted.length && data[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
