package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;

/** Attacks on the reader: depth, lengths, numbers of things, and octets that are no signature at all. */
class EncodingAttackTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final Signature GENUINE = signer(PERSON).sign(DOCUMENT);
    private static final CadesVerifier VERIFIER = verifier(ROOT);

    private static VerificationReport verify(byte[] octets) {
        return VERIFIER.verify(Signature.of(Bytes.of(octets)), DOCUMENT);
    }

    static Stream<byte[]> noSignatures() throws Exception {
        byte[] genuine = GENUINE.encoded().toArray();
        byte[] nested = new byte[200_000];
        Arrays.fill(nested, (byte) 0x30);
        for (int i = 1; i < nested.length; i += 2) {
            nested[i] = (byte) 0x80;
        }
        return Stream.of(
                new byte[] {0},
                new byte[] {0x30},
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                new byte[] {0x30, (byte) 0x88, 1, 1, 1, 1, 1, 1, 1, 1},
                nested,
                Arrays.copyOf(genuine, genuine.length - 1),
                Arrays.copyOf(genuine, genuine.length / 2),
                Arrays.copyOfRange(genuine, 1, genuine.length),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "-----BEGIN CMS-----\nMII=\n".getBytes(StandardCharsets.US_ASCII),
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII),
                "QUJD".getBytes(StandardCharsets.US_ASCII),
                PERSON.certificate().encoded().toArray(),
                new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(new byte[3])).getEncoded(),
                new ContentInfo(CMSObjectIdentifiers.signedData, null).getEncoded(),
                new ContentInfo(CMSObjectIdentifiers.signedData, new DERSequence()).getEncoded(),
                new ContentInfo(CMSObjectIdentifiers.signedData, DERNull.INSTANCE).getEncoded());
    }

    @ParameterizedTest
    @MethodSource("noSignatures")
    void whatIsNoSignature(byte[] octets) {
        VerificationReport report = verify(octets);
        assertFailed(report, SubIndication.FORMAT_FAILURE);
        assertThat(report.signers()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("CONTAINER");
            assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        });
    }

    @Test
    void certificatesWithoutSigners() throws Exception {
        SignedData data = signedData();
        SignedData bare = new SignedData(
                data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(), null, new DERSet());
        VerificationReport report = verify(new ContentInfo(CMSObjectIdentifiers.signedData, bare).getEncoded());
        assertFailed(report, SubIndication.FORMAT_FAILURE);
        assertThat(report.findings().get(0).text()).contains("no signers");
    }

    private static SignedData signedData() {
        return SignedData.getInstance(
                ContentInfo.getInstance(GENUINE.encoded().toArray()).getContent());
    }

    @Test
    void tooManySigners() {
        Signature many = CmsSurgeon.open(GENUINE).with(it -> it.copies = 64).close();
        assertThat(VERIFIER.verify(many, DOCUMENT).signers()).hasSize(64);
        Signature tooMany = CmsSurgeon.open(GENUINE).with(it -> it.copies = 65).close();
        assertFailed(VERIFIER.verify(tooMany, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void tooManyAttributeOctets() {
        Signature heavy = CmsSurgeon.open(GENUINE)
                .addUnsigned(new ASN1ObjectIdentifier("1.2.3.4"), new DEROctetString(new byte[1024 * 1024]))
                .close();
        VerificationReport report = VERIFIER.verify(heavy, DOCUMENT);
        assertFailed(report, SubIndication.FORMAT_FAILURE);
    }

    @Test
    void tooManyCertificates() {
        Signature stuffed = CmsSurgeon.open(GENUINE)
                .with(it -> {
                    for (int i = 0; i < 2001; i++) {
                        it.certificates.add(new DERSequence(new ASN1Integer(i)));
                    }
                })
                .close();
        assertFailed(VERIFIER.verify(stuffed, DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void certificatesThatAreNone() {
        Signature odd = CmsSurgeon.open(GENUINE)
                .with(it -> {
                    it.certificates.add(new DERSequence(new ASN1Integer(1)));
                    it.certificates.add(new DERTaggedObject(false, 1, new DERSequence(new ASN1Integer(1))));
                    it.certificates.add(it.certificates.get(0));
                })
                .close();
        VerificationReport report = VERIFIER.verify(odd, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.WARNING)
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "A malformed certificate was passed over.",
                        "A certificate that is not X.509 was passed over.",
                        "The version of the SignedData does not belong to its form.");
    }

    /** Empty content is content; no content is none. */
    @Test
    void emptyIsNotAbsent() {
        var empty = DocumentSource.of("empty", Bytes.of(new byte[0]));
        Signature attached = signer(PERSON).sign(empty, SignatureOptions.attached());
        Signature detached = signer(PERSON).sign(empty);
        assertThat(VERIFIER.verify(attached).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(VERIFIER.verify(detached).subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
        // Somebody puts an empty document into a signature that was detached
        Signature stuffed =
                CmsSurgeon.open(GENUINE).with(it -> it.content = new byte[0]).close();
        assertFailed(VERIFIER.verify(stuffed, DOCUMENT), SubIndication.HASH_FAILURE);
        assertFailed(VERIFIER.verify(stuffed), SubIndication.HASH_FAILURE);
    }

    @Test
    void contentThatIsNoOctetString() throws Exception {
        SignedData data = signedData();
        SignedData odd = new SignedData(
                data.getDigestAlgorithms(),
                new ContentInfo(CMSObjectIdentifiers.data, new DERSequence()),
                data.getCertificates(),
                null,
                data.getSignerInfos());
        assertFailed(
                verify(new ContentInfo(CMSObjectIdentifiers.signedData, odd).getEncoded()),
                SubIndication.FORMAT_FAILURE);
    }

    static Stream<ASN1Encodable> oddTimes() {
        return Stream.of(
                new DERUTCTime("261399999999Z"),
                new DERGeneralizedTime("20261399999999Z"),
                new DERGeneralizedTime("20500101000000Z"),
                DERNull.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("oddTimes")
    void oddTime(ASN1Encodable time) {
        Signature odd = CmsSurgeon.open(GENUINE)
                .removeSigned(CMSAttributes.signingTime)
                .addSigned(CMSAttributes.signingTime, time)
                .resign(PERSON)
                .close();
        VerificationReport report = VERIFIER.verify(odd, DOCUMENT);
        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    /** Random octets, and random octets behind a plausible beginning. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 19, 30})
    void randomOctets(int genuineOctets) {
        byte[] genuine = GENUINE.encoded().toArray();
        SeededRunner.run(400, random -> {
            byte[] octets = new byte[genuineOctets + 1 + random.nextInt(2000)];
            random.nextBytes(octets);
            System.arraycopy(genuine, 0, octets, 0, genuineOctets);
            assertThat(verify(octets).indication()).isEqualTo(Indication.TOTAL_FAILED);
        });
    }
}
