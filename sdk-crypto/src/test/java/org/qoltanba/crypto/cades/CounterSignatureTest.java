package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestTsa;

/** Signatures over signatures: judged by themselves, without touching the verdict on what they are over. */
class CounterSignatureTest {

    private static final ASN1ObjectIdentifier COUNTER_SIGNATURE = PKCSObjectIdentifiers.pkcs_9_at_counterSignature;
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final TestIssuer NOTARY = ROOT.person(KeyKind.RSA_2048);
    private static final Signature PLAIN = signer(PERSON).sign(DOCUMENT);

    private static VerificationReport verify(Signature signature, Instant at) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .intermediates(List.of(NOTARY.certificate()))
                .revocation(CrlRevocationSource.of(
                        ROOT.emptyCrl(), ROOT.crl(at.minusSeconds(60), at.plusSeconds(60), list -> {})))
                .clock(new FixedClock(at))
                .build()
                .verify(signature, DOCUMENT);
    }

    private static SignerVerdict counter(Signature signature) {
        VerificationReport report = verify(signature, NOW);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).counterSignatures()).hasSize(1);
        return only(report).counterSignatures().get(0);
    }

    @Test
    void goodOnes() {
        Signature signature = TestLevels.open(PLAIN)
                .certificates(NOTARY)
                .counterSignature(NOTARY)
                .close();
        SignerVerdict verdict = counter(signature);
        assertThat(verdict.indication()).as(verdict.findings().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.level()).isEqualTo(CadesLevel.B_B);
        assertThat(verdict.certificate()).contains(NOTARY.certificate());
        assertThat(verdict.claimedSigningTime()).isPresent();
    }

    @Test
    void overAnotherSignature() {
        byte[] other = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT)).value;
        Signature signature = TestLevels.open(PLAIN)
                .unsigned(COUNTER_SIGNATURE, TestLevels.counterSignatureOf(other, NOTARY, attributes -> attributes))
                .close();
        SignerVerdict verdict = counter(signature);
        assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(verdict.subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    @Test
    void withContentType() {
        Signature signature = TestLevels.open(PLAIN)
                .counterSignature(
                        NOTARY, attributes -> attributes.add(CMSAttributes.contentType, PKCSObjectIdentifiers.data))
                .close();
        assertThat(counter(signature).subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    @Test
    void withoutBinding() {
        Signature signature = TestLevels.open(PLAIN)
                .counterSignature(
                        NOTARY, attributes -> attributes.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .close();
        assertThat(counter(signature).subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    @Test
    void garbage() {
        Signature signature =
                TestLevels.open(PLAIN).unsigned(COUNTER_SIGNATURE, new DERSet()).close();
        assertThat(counter(signature).subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    @Test
    void bySomebodyNobodyTrusts() {
        TestIssuer stranger = TestIssuer.root(KeyKind.P_256).person(KeyKind.P_256);
        Signature signature = TestLevels.open(PLAIN)
                .certificates(stranger)
                .counterSignature(stranger)
                .close();
        assertThat(counter(signature).subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void timeStampedOnesOutliveTheirCertificate() {
        TestIssuer brief = ROOT.request(KeyKind.P_256, "CN=BRIEF,C=KZ")
                .documentSigner()
                .valid(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(2)))
                .issue();
        SignerInfo plain = TestLevels.counterSignatureOf(CmsSurgeon.open(PLAIN).value, brief, attributes -> attributes);
        Bytes token = TestTsa.below(ROOT).tokenOver(plain.getEncryptedDigest().getOctets());
        SignerInfo stamped = with(
                plain,
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(ContentInfo.getInstance(token.toArray()))));
        Instant later = NOW.plus(Duration.ofDays(9));
        for (SignerInfo each : List.of(plain, stamped)) {
            Signature signature = TestLevels.open(PLAIN)
                    .certificates(brief)
                    .unsigned(COUNTER_SIGNATURE, each)
                    .close();
            SignerVerdict verdict =
                    only(verify(signature, later)).counterSignatures().get(0);
            assertThat(verdict.indication() == Indication.TOTAL_PASSED)
                    .as(verdict.findings().toString())
                    .isEqualTo(each.equals(stamped));
        }
    }

    /** An archive time stamp of the signature proves its counter-signatures as well. */
    @Test
    void archiveTimeStampsCoverThem() {
        TestIssuer brief = ROOT.request(KeyKind.P_256, "CN=BRIEF,C=KZ")
                .documentSigner()
                .valid(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(2)))
                .issue();
        Signature signature = TestLevels.open(PLAIN)
                .certificates(brief)
                .counterSignature(brief)
                .archiveTimeStampV3(TestTsa.below(ROOT), DOCUMENT)
                .close();
        VerificationReport report = verify(signature, NOW.plus(Duration.ofDays(9)));
        assertThat(only(report).counterSignatures().get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void onesOverEachOtherUpToADepth() {
        for (int depth : new int[] {2, 8, 9}) {
            SignerInfo innermost = chain(CmsSurgeon.open(PLAIN).value, depth);
            Signature signature = TestLevels.open(PLAIN)
                    .unsigned(COUNTER_SIGNATURE, innermost)
                    .close();
            SignerVerdict verdict = counter(signature);
            int found = 1;
            while (!verdict.counterSignatures().isEmpty()) {
                assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
                verdict = verdict.counterSignatures().get(0);
                found++;
            }
            assertThat(found).isEqualTo(depth);
            assertThat(verdict.indication() == Indication.TOTAL_PASSED).isEqualTo(depth <= 8);
        }
    }

    private static SignerInfo chain(byte[] value, int depth) {
        SignerInfo own = TestLevels.counterSignatureOf(value, NOTARY, attributes -> attributes);
        return depth == 1
                ? own
                : with(
                        own,
                        new Attribute(
                                COUNTER_SIGNATURE,
                                new DERSet(chain(own.getEncryptedDigest().getOctets(), depth - 1))));
    }

    @Test
    void moreThanAnybodyLooksAt() {
        TestLevels levels = TestLevels.open(PLAIN);
        for (int i = 0; i < 70; i++) {
            levels.unsigned(COUNTER_SIGNATURE, new DERSet());
        }
        assertThat(only(verify(levels.close(), NOW)).counterSignatures()).hasSize(65);
    }

    private static SignerInfo with(SignerInfo signer, Attribute unsigned) {
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                new DERSet(unsigned));
    }
}
