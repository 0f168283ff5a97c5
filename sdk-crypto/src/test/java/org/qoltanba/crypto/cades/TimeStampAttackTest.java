package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestTsa;

/**
 * Games with time stamps. Each is played twice: now, where the signature needs no proof and may pass without one, and
 * after the signer's certificate has expired, where everything rests on the time stamp.
 */
class TimeStampAttackTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = NOW.plus(DAY.multipliedBy(60));

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.request(KeyKind.P_256, "CN=TESTOV TEST,C=KZ")
            .documentSigner()
            .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
            .issue();
    private static final Signature PLAIN = signer(PERSON).sign(DOCUMENT);
    private static final Signature OTHER = signer(PERSON).sign(DOCUMENT);

    private static TestTsa tsa() {
        return TestTsa.below(ROOT);
    }

    private static VerificationReport verify(Signature signature, Instant at) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(
                        CrlRevocationSource.of(ROOT.emptyCrl(), ROOT.crl(at.minusSeconds(60), at.plus(DAY), l -> {})))
                .clock(new FixedClock(at))
                .build()
                .verify(signature, DOCUMENT);
    }

    private static Signature stamped(TestTsa tsa) {
        return TestLevels.open(PLAIN).signatureTimeStamp(tsa).close();
    }

    /** The signature itself stays good; the time stamp proves nothing. */
    private static void assertOnlyWithoutProof(Signature signature, SubIndication reason) {
        VerificationReport now = verify(signature, NOW);
        assertThat(now.indication()).as(now.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertNothingProven(now, reason);
        assertUndecided(verify(signature, LATER), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    /** Somebody has damaged something: the verdict is left open even now. */
    private static void assertNoticed(Signature signature, SubIndication reason) {
        VerificationReport now = verify(signature, NOW);
        assertUndecided(now, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertNothingProven(now, reason);
        assertUndecided(verify(signature, LATER), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    private static void assertNothingProven(VerificationReport report, SubIndication reason) {
        assertThat(only(report).bestSignatureTime().orElseThrow().source()).isEqualTo(SignatureTime.Source.VALIDATION);
        assertThat(only(report).provenLevel().orElseThrow()).isEqualTo(CadesLevel.B_B);
        TimeStampVerdict stamp = only(report).timeStamps().get(0);
        assertThat(stamp.subIndication()).as(stamp.toString()).contains(reason);
    }

    @Test
    void honest() {
        assertThat(verify(stamped(tsa()), LATER).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void tokenOfAnotherSignature() {
        byte[] otherValue = CmsSurgeon.open(OTHER).value;
        Signature copied = TestLevels.open(PLAIN)
                .stamp(AttributeTypes.SIGNATURE_TIME_STAMP, tsa().tokenOver(otherValue))
                .close();
        assertOnlyWithoutProof(copied, SubIndication.HASH_FAILURE);
        assertThat(only(verify(copied, NOW)).level()).isEqualTo(CadesLevel.B_T);
    }

    @Test
    void authorityWithoutTheRightPurpose() {
        TestIssuer uncritical = ROOT.request(KeyKind.P_256, "CN=TSA")
                .keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_timeStamping)
                .issue();
        TestIssuer several = ROOT.request(KeyKind.P_256, "CN=TSA")
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection
                }))
                .issue();
        for (TestIssuer identity : List.of(uncritical, several, PERSON)) {
            assertOnlyWithoutProof(stamped(TestTsa.with(identity)), SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        }
    }

    @Test
    void authorityNobodyTrusts() {
        TestTsa foreign = TestTsa.below(TestIssuer.root(KeyKind.P_256));
        assertOnlyWithoutProof(stamped(foreign), SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void timeThatHasNotCome() {
        TestTsa tsa = tsa();
        tsa.time = LATER.plus(DAY);
        assertNoticed(stamped(tsa), SubIndication.SIG_CONSTRAINTS_FAILURE);
    }

    @Test
    void authorityThatHasExpired() {
        TestIssuer shortLived = ROOT.request(KeyKind.P_256, "CN=TSA")
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(40)))
                .issue();
        Signature signature = stamped(TestTsa.with(shortLived));
        assertThat(verify(signature, NOW.plus(DAY.multipliedBy(35))).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        VerificationReport report = verify(signature, LATER);
        assertUndecided(report, SubIndication.OUT_OF_BOUNDS_NO_POE);
        assertThat(only(report).timeStamps().get(0).subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
        Signature archived =
                TestLevels.open(signature).archiveTimeStampV3(tsa(), DOCUMENT).close();
        assertThat(verify(archived, LATER).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void archiveTimeStampOfAnotherSignature() {
        TestTsa tsa = tsa();
        Signature foreign =
                TestLevels.open(OTHER).archiveTimeStampV3(tsa, DOCUMENT).close();
        Bytes token = attribute(foreign, AttributeTypes.ARCHIVE_TIME_STAMP_V3);
        Signature copied = TestLevels.open(PLAIN)
                .stamp(AttributeTypes.ARCHIVE_TIME_STAMP_V3, token)
                .close();
        assertNoticed(copied, SubIndication.HASH_FAILURE);
    }

    @Test
    void archiveTimeStampOverSomethingThatIsGone() {
        TestTsa tsa = tsa();
        Signature archived = TestLevels.open(PLAIN)
                .crls(ROOT.emptyCrl())
                .unsigned(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(17))
                .archiveTimeStampV3(tsa, DOCUMENT)
                .close();
        assertThat(verify(archived, LATER).indication()).isEqualTo(Indication.TOTAL_PASSED);
        Signature without = TestLevels.open(archived)
                .without(new ASN1ObjectIdentifier("1.2.3.4"))
                .close();
        assertNoticed(without, SubIndication.HASH_FAILURE);
        Signature changed = TestLevels.open(archived)
                .without(new ASN1ObjectIdentifier("1.2.3.4"))
                .unsigned(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(18))
                .close();
        assertNoticed(changed, SubIndication.HASH_FAILURE);
    }

    @Test
    void hashIndexThatWasChanged() {
        Signature shortened = TestLevels.open(PLAIN)
                .unsigned(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(17))
                .archiveTimeStampV3(tsa(), DOCUMENT, attribute -> {
                    byte[] changed = attribute.clone();
                    changed[changed.length - 1] ^= 1;
                    return changed;
                })
                .close();
        VerificationReport report = verify(shortened, NOW);
        assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertUndecided(verify(shortened, LATER), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void archiveOlderThanWhatItCovers() {
        TestTsa late = tsa();
        late.time = NOW.plusSeconds(3600);
        Signature backwards = TestLevels.open(PLAIN)
                .signatureTimeStamp(late)
                .archiveTimeStampV3(tsa(), DOCUMENT)
                .close();
        VerificationReport report = verify(backwards, NOW.plus(DAY));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.TIMESTAMP_ORDER_FAILURE);
    }

    @Test
    void brokenTokens() {
        for (int position : new int[] {0, 10, 60, 200}) {
            byte[] token = tsa().tokenOver(CmsSurgeon.open(PLAIN).value).toArray();
            token[token.length - 1 - position] ^= 1;
            VerificationReport report;
            try {
                report = verify(
                        TestLevels.open(PLAIN)
                                .stamp(AttributeTypes.SIGNATURE_TIME_STAMP, Bytes.of(token))
                                .close(),
                        NOW);
            } catch (IllegalStateException notAsn1) {
                continue;
            }
            assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "WRONG"})
    void tokensThatDoNotNameTheirAuthority(TestTsa.Binding binding) {
        TestTsa tsa = tsa();
        tsa.binding = binding;
        VerificationReport report = verify(stamped(tsa), NOW);
        assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertUndecided(verify(stamped(tsa), LATER), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void tokensWithSha1Binding() {
        TestTsa tsa = tsa();
        tsa.binding = TestTsa.Binding.V1;
        assertThat(verify(stamped(tsa), LATER).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void tokensThatAreOtherSignatures() {
        TestTsa tsa = tsa();
        tsa.contentType = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
        assertNoticed(stamped(tsa), SubIndication.FORMAT_FAILURE);
        TestTsa unsaid = tsa();
        unsaid.attributes = attributes -> attributes.remove(CMSAttributes.contentType);
        assertNoticed(stamped(unsaid), SubIndication.FORMAT_FAILURE);
    }

    @Test
    void moreTimeStampsThanAnybodyNeeds() {
        TestLevels levels = TestLevels.open(PLAIN);
        for (int i = 0; i < 65; i++) {
            levels.unsigned(AttributeTypes.SIGNATURE_TIME_STAMP, new DERSequence(new ASN1Integer(i)));
        }
        VerificationReport report = verify(levels.close(), NOW);
        assertUndecided(report, SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertThat(only(report).timeStamps()).hasSize(64);
    }

    @Test
    void theEarliestOfSeveralCounts() {
        TestTsa late = tsa();
        late.time = NOW.plus(DAY);
        TestTsa early = tsa();
        Signature signature = TestLevels.open(PLAIN)
                .signatureTimeStamp(late)
                .signatureTimeStamp(early)
                .close();
        assertThat(only(verify(signature, LATER))
                        .bestSignatureTime()
                        .orElseThrow()
                        .time())
                .isEqualTo(NOW);
    }

    @Test
    void contentStampOfAnotherDocumentProvesNothing() {
        Bytes token = tsa().tokenOver("another".getBytes(StandardCharsets.UTF_8));
        Bytes right = tsa().tokenOver(DocumentReader.readAll(DOCUMENT));
        for (Bytes each : List.of(token, right)) {
            Signature signature = CmsSurgeon.open(PLAIN)
                    .addSigned(
                            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.20"),
                            ContentInfo.getInstance(each.toArray()))
                    .resign(PERSON)
                    .close();
            VerificationReport report = verify(signature, NOW);
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(only(report).timeStamps().get(0).indication() == Indication.TOTAL_PASSED)
                    .isEqualTo(each.equals(right));
        }
    }

    private static Bytes attribute(Signature signature, ASN1ObjectIdentifier type) {
        return TestLevels.open(signature).value(type);
    }
}
