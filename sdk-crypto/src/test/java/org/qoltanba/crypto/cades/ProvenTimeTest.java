package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestTsa;

/** What a signature is worth when its certificates, its time stamps or its algorithms are past (EN 319 102-1). */
class ProvenTimeTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    /** May sign for a month. */
    private static final TestIssuer PERSON = person(ROOT, KeyKind.P_256, NOW.plus(DAY.multipliedBy(30)));

    private static final Signature PLAIN = signer(PERSON).sign(DOCUMENT);
    private static final Bytes CRL = ROOT.emptyCrl();

    private static TestIssuer person(TestIssuer issuer, KeyKind kind, Instant until) {
        return issuer.request(kind, "CN=TESTOV TEST,C=KZ")
                .documentSigner()
                .valid(NOW.minus(DAY), until)
                .issue();
    }

    private static TestTsa tsa(TestIssuer issuer, KeyKind kind, Instant until, Instant time) {
        TestTsa tsa = TestTsa.with(issuer.request(kind, "CN=TSA " + kind + " " + until + ",C=KZ")
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .valid(NOW.minus(DAY), until)
                .issue());
        tsa.time = time;
        return tsa;
    }

    /** Valid for two years, and of the time of the signature. */
    private static TestTsa tsa() {
        return tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR.multipliedBy(2)), NOW);
    }

    private static CadesVerifier.Builder verifier(Instant at, RevocationSource source) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(source)
                .clock(new FixedClock(at));
    }

    private static VerificationReport verify(Signature signature, Instant at, Bytes... lists) {
        return verifier(at, lists.length == 0 ? RevocationSource.none() : CrlRevocationSource.of(lists))
                .build()
                .verify(signature, DOCUMENT);
    }

    private static void assertPassed(VerificationReport report) {
        assertThat(report.indication())
                .as(report.signers().stream()
                                .flatMap(signer -> signer.findings().stream())
                                .filter(finding -> finding.outcome() != Outcome.PASSED)
                                .toList()
                                .toString()
                        + report.signers().stream()
                                .flatMap(signer -> signer.timeStamps().stream())
                                .toList())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private static Bytes crl(Instant made, TestIssuer revoked, Instant since, int reason) {
        return ROOT.crl(
                made,
                made.plus(DAY),
                list -> list.addCRLEntry(revoked.certificate().serialNumber(), Date.from(since), reason));
    }

    private static Signature stamped() {
        return TestLevels.open(PLAIN).signatureTimeStamp(tsa()).close();
    }

    private static Signature longTerm() {
        TestTsa tsa = tsa();
        return TestLevels.open(PLAIN)
                .signatureTimeStamp(tsa)
                .certificates(ROOT, tsa.identity())
                .crls(ROOT.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {}))
                .close();
    }

    @Test
    void aTimeStampProvesWhenTheSignatureExisted() {
        VerificationReport report = verify(stamped(), NOW.plusSeconds(3600), CRL);
        assertPassed(report);
        assertThat(only(report).level()).isEqualTo(CadesLevel.B_T);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_T);
        assertThat(only(report).bestSignatureTime())
                .contains(new SignatureTime(NOW, SignatureTime.Source.SIGNATURE_TIME_STAMP));
        assertThat(only(report).timeStamps()).singleElement().satisfies(stamp -> {
            assertThat(stamp.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(stamp.statedTime()).contains(NOW);
            assertThat(stamp.authority()).isPresent();
        });
        assertThat(only(report).evidence())
                .extracting(EvidenceUse::origin)
                .containsOnly(EvidenceUse.Origin.SUPPLIED)
                .hasSize(2);
    }

    @Test
    void withoutATimeStampTheSignatureExistsNow() {
        VerificationReport report = verify(PLAIN, NOW, CRL);
        assertThat(only(report).bestSignatureTime()).contains(new SignatureTime(NOW, SignatureTime.Source.VALIDATION));
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_B);
        assertUndecided(verify(PLAIN, NOW.plus(DAY.multipliedBy(60)), CRL), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void expiredAfterTheTimeStamp() {
        assertPassed(verify(stamped(), NOW.plus(DAY.multipliedBy(60)), CRL));
    }

    @Test
    void expiredWithRevocationDataThatReachesBeyond() {
        Instant later = NOW.plus(DAY.multipliedBy(31));
        Bytes reaching = ROOT.crl(NOW.plus(DAY.multipliedBy(29)), later.plus(DAY), list -> {});
        assertUndecided(verify(PLAIN, later, reaching), SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
    }

    @Test
    void revokedAfterTheTimeStamp() {
        Instant later = NOW.plus(DAY.multipliedBy(10));
        Bytes list = crl(later, PERSON, NOW.plus(DAY), CRLReason.cessationOfOperation);
        VerificationReport report = verify(stamped(), later.plusSeconds(60), list);
        assertPassed(report);
        assertThat(finding(report, "REVOCATION").outcome()).isEqualTo(Outcome.WARNING);
        assertUndecided(verify(PLAIN, later.plusSeconds(60), list), SubIndication.REVOKED_NO_POE);
    }

    @Test
    void revokedBeforeTheTimeStamp() {
        Instant later = NOW.plus(DAY);
        Bytes list = crl(later, PERSON, NOW.minusSeconds(60), CRLReason.keyCompromise);
        assertUndecided(verify(stamped(), later.plusSeconds(60), list), SubIndication.REVOKED_NO_POE);
    }

    /** A stamp on the document that is signed: the signature can only be younger. */
    private static CmsSurgeon stampedContent(Instant time) {
        TestTsa tsa = tsa();
        tsa.time = time;
        Bytes token = tsa.tokenOver(DocumentReader.readAll(DOCUMENT));
        return CmsSurgeon.open(PLAIN)
                .addSigned(PKCSObjectIdentifiers.id_aa_ets_contentTimestamp, ContentInfo.getInstance(token.toArray()))
                .resign(PERSON);
    }

    @Test
    void madeAfterTheRevocation() {
        Bytes list = crl(NOW.plusSeconds(60), PERSON, NOW.minusSeconds(60), CRLReason.superseded);
        VerificationReport report = verify(stampedContent(NOW).close(), NOW.plusSeconds(120), list);
        assertFailed(report, SubIndication.REVOKED);
        assertThat(only(report).provenLevel()).isEmpty();
    }

    @Test
    void contentStampedBeforeTheRevocationProvesNothingAboutTheSignature() {
        Bytes list = crl(NOW.plusSeconds(60), PERSON, NOW.plusSeconds(30), CRLReason.superseded);
        assertUndecided(verify(stampedContent(NOW).close(), NOW.plusSeconds(120), list), SubIndication.REVOKED_NO_POE);
    }

    @Test
    void madeAfterExpiry() {
        Instant later = NOW.plus(DAY.multipliedBy(40));
        Signature late = stampedContent(later).close();
        assertFailed(
                verify(late, later.plusSeconds(60), ROOT.crl(later, later.plus(DAY), list -> {})),
                SubIndication.EXPIRED);
    }

    @Test
    void madeBeforeTheCertificateWasValid() {
        TestTsa tsa = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR), NOW.minusSeconds(3600));
        TestIssuer young = ROOT.request(KeyKind.P_256, "CN=YOUNG,C=KZ")
                .documentSigner()
                .valid(NOW.minusSeconds(60), NOW.plus(YEAR))
                .issue();
        Signature early = TestLevels.open(signer(young).sign(DOCUMENT))
                .signatureTimeStamp(tsa)
                .close();
        assertFailed(verify(early, NOW, CRL), SubIndication.NOT_YET_VALID);
    }

    @Test
    void longTermSignaturesNeedNobodyElse() {
        for (Instant at : new Instant[] {NOW.plus(DAY.multipliedBy(2)), NOW.plus(YEAR)}) {
            VerificationReport report = verify(longTerm(), at);
            assertPassed(report);
            assertThat(only(report).level()).isEqualTo(CadesLevel.B_LT);
            assertThat(only(report).provenLevel()).contains(CadesLevel.B_LT);
            assertThat(only(report).evidence())
                    .extracting(EvidenceUse::origin)
                    .containsOnly(EvidenceUse.Origin.EMBEDDED);
        }
        assertUndecided(verify(PLAIN, NOW), SubIndication.TRY_LATER);
    }

    @Test
    void oldEvidenceInsideDoesNotHideARevocation() {
        Signature chosen = TestLevels.open(PLAIN)
                .crls(ROOT.crl(NOW.minus(DAY), NOW.plus(YEAR), list -> {}))
                .close();
        assertPassed(verify(chosen, NOW));
        Bytes newer = crl(NOW.minusSeconds(60), PERSON, NOW.minusSeconds(120), CRLReason.keyCompromise);
        assertUndecided(verify(chosen, NOW, newer), SubIndication.REVOKED_NO_POE);
    }

    @Test
    void archivedSignaturesOutliveTheirTimeStampAuthority() {
        TestTsa first = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR), NOW);
        Signature signature = TestLevels.open(PLAIN)
                .signatureTimeStamp(first)
                .certificates(ROOT, first.identity())
                .crls(ROOT.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {}))
                .close();
        Instant archived = NOW.plus(DAY.multipliedBy(100));
        TestTsa archive = tsa(ROOT, KeyKind.P_384, NOW.plus(YEAR.multipliedBy(5)), archived);
        Signature lta =
                TestLevels.open(signature).archiveTimeStampV3(archive, DOCUMENT).close();
        Instant later = NOW.plus(YEAR.multipliedBy(3));
        Bytes current = ROOT.crl(later.minus(DAY), later.plus(DAY), list -> {});

        VerificationReport report = verify(lta, later, current);
        assertPassed(report);
        assertThat(only(report).level()).isEqualTo(CadesLevel.B_LTA);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_LTA);
        assertThat(only(report).bestSignatureTime())
                .contains(new SignatureTime(NOW, SignatureTime.Source.SIGNATURE_TIME_STAMP));

        assertUndecided(verify(signature, later, current), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void archiveTimeStampsAreRenewed() {
        TestTsa first = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR), NOW);
        TestTsa second = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR.multipliedBy(2)), NOW.plus(DAY.multipliedBy(300)));
        TestTsa third = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR.multipliedBy(9)), NOW.plus(DAY.multipliedBy(600)));
        Signature once = TestLevels.open(PLAIN)
                .signatureTimeStamp(first)
                .certificates(ROOT, first.identity(), second.identity())
                .crls(ROOT.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {}))
                .archiveTimeStampV3(second, DOCUMENT)
                .close();
        Signature twice = TestLevels.open(once)
                .crls(ROOT.crl(second.time.plusSeconds(60), second.time.plus(DAY), list -> {}))
                .archiveTimeStampV3(third, DOCUMENT)
                .close();
        Instant later = NOW.plus(YEAR.multipliedBy(5));
        Bytes current = ROOT.crl(later.minus(DAY), later.plus(DAY), list -> {});

        assertUndecided(verify(once, later, current), SubIndication.OUT_OF_BOUNDS_NO_POE);
        VerificationReport report = verify(twice, later, current);
        assertPassed(report);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_LTA);
        assertThat(only(report).timeStamps()).hasSize(3);
    }

    @Test
    void evidenceOfAnExpiredAuthorityNeedsAProof() {
        TestIssuer authority = ROOT.request(KeyKind.P_256, "CN=Short Authority")
                .authority()
                .valid(NOW.minus(DAY), NOW.plus(YEAR))
                .issue();
        TestIssuer person = person(authority, KeyKind.P_256, NOW.plus(DAY.multipliedBy(30)));
        TestTsa tsa = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR.multipliedBy(9)), NOW);
        Instant made = NOW.plusSeconds(60);
        Signature lt = TestLevels.open(signer(person).sign(DOCUMENT))
                .signatureTimeStamp(tsa)
                .certificates(authority, tsa.identity())
                .crls(ROOT.crl(made, made.plus(DAY), list -> {}), authority.crl(made, made.plus(DAY), list -> {}))
                .close();
        assertPassed(verify(lt, NOW.plus(DAY.multipliedBy(200))));
        Instant later = NOW.plus(YEAR.multipliedBy(2));
        assertUndecided(verify(lt, later), SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
        TestTsa archive = tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR.multipliedBy(9)), NOW.plus(DAY.multipliedBy(300)));
        Signature lta =
                TestLevels.open(lt).archiveTimeStampV3(archive, DOCUMENT).close();
        assertPassed(verify(lta, later, ROOT.crl(later, later.plus(DAY), list -> {})));
    }

    @Test
    void anAuthorityRevokedLaterDoesNotUndoWhatIsProven() {
        TestIssuer authority = ROOT.authority("CN=Authority");
        TestIssuer person = person(authority, KeyKind.P_256, NOW.plus(DAY.multipliedBy(30)));
        TestTsa tsa = tsa();
        Bytes ofAuthority = authority.crl(NOW.minusSeconds(60), NOW.plus(DAY), list -> {});
        Instant later = NOW.plus(DAY.multipliedBy(9));
        Bytes ofRoot = crl(later, authority, NOW.plus(DAY.multipliedBy(8)), CRLReason.cACompromise);
        TestLevels levels = TestLevels.open(signer(person).sign(DOCUMENT)).certificates(authority);
        Signature plain = levels.close();
        Signature stampedOnly = levels.signatureTimeStamp(tsa).close();
        Signature archived = levels.crls(ofAuthority)
                .archiveTimeStampV3(tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR), NOW.plus(DAY)), DOCUMENT)
                .close();

        assertUndecided(verify(plain, later, ofRoot, ofAuthority), SubIndication.REVOKED_CA_NO_POE);
        assertUndecided(verify(stampedOnly, later, ofRoot, ofAuthority), SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
        assertPassed(verify(archived, later, ofRoot));
    }

    @Test
    void algorithmsEndAndTimeStampsKeepWhatWasMadeBefore() {
        String rsa = PKCSObjectIdentifiers.rsaEncryption.getId();
        AlgorithmPolicy policy = AlgorithmPolicy.year2026().acceptingUntil(rsa, NOW.plus(DAY.multipliedBy(10)));
        TestIssuer person = person(ROOT, KeyKind.RSA_2048, NOW.plus(YEAR));
        Signature plain = signer(person).sign(DOCUMENT);
        TestTsa rsaTsa = tsa(ROOT, KeyKind.RSA_2048, NOW.plus(YEAR), NOW);
        Signature stamped = TestLevels.open(plain).signatureTimeStamp(tsa()).close();
        Signature weaklyStamped =
                TestLevels.open(plain).signatureTimeStamp(rsaTsa).close();
        Signature archived = TestLevels.open(weaklyStamped)
                .archiveTimeStampV3(tsa(ROOT, KeyKind.P_256, NOW.plus(YEAR), NOW.plus(DAY)), DOCUMENT)
                .close();
        Instant later = NOW.plus(DAY.multipliedBy(20));
        CadesVerifier verifier = verifier(later, CrlRevocationSource.of(ROOT.crl(later, later.plus(DAY), list -> {})))
                .algorithms(policy)
                .build();

        assertUndecided(verifier.verify(plain, DOCUMENT), SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertPassed(verifier.verify(stamped, DOCUMENT));
        assertUndecided(verifier.verify(weaklyStamped, DOCUMENT), SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertPassed(verifier.verify(archived, DOCUMENT));
    }

    @Test
    void madeAfterTheAlgorithmEnded() {
        AlgorithmPolicy policy = AlgorithmPolicy.year2026().acceptingUntil("2.16.840.1.101.3.4.2.1", NOW.minus(DAY));
        CadesVerifier verifier =
                verifier(NOW, CrlRevocationSource.of(CRL)).algorithms(policy).build();
        assertUndecided(verifier.verify(PLAIN, DOCUMENT), SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }

    @Test
    void gracePeriodDemandsEvidenceMadeLater() {
        ValidationPolicy policy =
                ValidationPolicy.builder().gracePeriod(Duration.ofHours(2)).build();
        Instant later = NOW.plus(Duration.ofHours(4));
        Bytes early = ROOT.crl(NOW.plus(Duration.ofHours(1)), NOW.plus(DAY), list -> {});
        Bytes late = ROOT.crl(NOW.plus(Duration.ofHours(3)), NOW.plus(DAY), list -> {});
        assertUndecided(
                verifier(later, CrlRevocationSource.of(early))
                        .policy(policy)
                        .build()
                        .verify(stamped(), DOCUMENT),
                SubIndication.TRY_LATER);
        assertPassed(verifier(later, CrlRevocationSource.of(late))
                .policy(policy)
                .build()
                .verify(stamped(), DOCUMENT));
    }

    @Test
    void suspensionIsWhatThePolicySays() {
        Bytes list = crl(NOW.minusSeconds(60), PERSON, NOW.minusSeconds(120), CRLReason.certificateHold);
        assertUndecided(verify(PLAIN, NOW, list), SubIndication.TRY_LATER);
        CadesVerifier strict = verifier(NOW, CrlRevocationSource.of(list))
                .policy(ValidationPolicy.builder().treatSuspensionAsRevocation().build())
                .build();
        assertUndecided(strict.verify(PLAIN, DOCUMENT), SubIndication.REVOKED_NO_POE);
    }

    @Test
    void aLiftedSuspensionIsOver() {
        Signature lt = TestLevels.open(stamped())
                .crls(
                        crl(NOW.plusSeconds(60), PERSON, NOW.minusSeconds(120), CRLReason.certificateHold),
                        ROOT.crl(NOW.plusSeconds(120), NOW.plus(DAY), list -> {}))
                .close();
        assertPassed(verify(lt, NOW.plusSeconds(3600)));
    }
}
