package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestOcspResponder;
import org.qoltanba.crypto.testing.TestTsa;

/** Games with the evidence inside a signature: whoever signed chose it, so it has to be good for what it is used for. */
class EmbeddedEvidenceTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = NOW.plus(DAY.multipliedBy(60));

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Authority,C=KZ");
    private static final TestIssuer PERSON = AUTHORITY
            .request(KeyKind.P_256, "CN=TESTOV TEST,C=KZ")
            .documentSigner()
            .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
            .issue();
    private static final Instant MADE = NOW.plusSeconds(60);
    private static final Bytes OF_ROOT = ROOT.crl(MADE, NOW.plus(DAY), list -> {});

    /** Time-stamped, with everything but what tells about the signer. */
    private static TestLevels stamped() {
        TestTsa tsa = TestTsa.below(ROOT);
        return TestLevels.open(signer(PERSON).sign(DOCUMENT))
                .signatureTimeStamp(tsa)
                .certificates(AUTHORITY, tsa.identity())
                .crls(OF_ROOT);
    }

    private static TestOcspResponder made(TestOcspResponder responder) {
        responder.producedAt = MADE;
        responder.thisUpdate = MADE;
        return responder;
    }

    private static TestOcspResponder responder() {
        return made(TestOcspResponder.below(AUTHORITY));
    }

    private static VerificationReport verify(Signature signature, Instant at, RevocationSource source) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(source)
                .clock(new FixedClock(at))
                .build()
                .verify(signature, DOCUMENT);
    }

    private static VerificationReport verify(Signature signature) {
        return verify(signature, LATER, RevocationSource.none());
    }

    private static VerificationReport with(Bytes answer) {
        return verify(stamped().ocsp(answer).close());
    }

    private static void assertPassed(VerificationReport report) {
        assertThat(report.indication())
                .as("%s %s", only(report).findings(), only(report).timeStamps())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void ocspAnswers() {
        VerificationReport report = with(responder().about(PERSON, AUTHORITY));
        assertPassed(report);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_LT);
        assertThat(only(report).evidence())
                .extracting(EvidenceUse::description)
                .anyMatch(description -> description.startsWith("OCSP answer of " + MADE));
        assertUndecided(verify(stamped().close()), SubIndication.TRY_LATER);
    }

    @Test
    void ocspAnswersInRevocationValues() {
        ASN1EncodableVector answers = new ASN1EncodableVector();
        answers.add(BasicOCSPResponse.getInstance(
                TestLevels.basic(responder().about(PERSON, AUTHORITY)).toArray()));
        Signature signature = stamped()
                .unsigned(
                        AttributeTypes.REVOCATION_VALUES,
                        new DERSequence(new DERTaggedObject(true, 1, new DERSequence(answers))))
                .close();
        assertPassed(verify(signature));
    }

    @Test
    void answersThatSayNothing() {
        TestOcspResponder unknown = responder();
        unknown.unknown();
        assertUndecided(with(unknown.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
        assertUndecided(with(responder().about(AUTHORITY, ROOT)), SubIndication.TRY_LATER);
        assertUndecided(with(responder().about(AUTHORITY.person(KeyKind.P_256), AUTHORITY)), SubIndication.TRY_LATER);
    }

    @Test
    void answersThatAreTooOld() {
        TestOcspResponder old = responder();
        old.thisUpdate = NOW.minus(Duration.ofMinutes(11));
        assertUndecided(with(old.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
        old.nextUpdate = NOW.minusSeconds(1);
        assertUndecided(with(old.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
        old.nextUpdate = NOW.plusSeconds(1);
        assertPassed(with(old.about(PERSON, AUTHORITY)));
        CadesVerifier patient = CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .policy(ValidationPolicy.builder()
                        .freshFor(Duration.ofMinutes(12))
                        .build())
                .clock(new FixedClock(LATER))
                .build();
        old.nextUpdate = null;
        assertPassed(patient.verify(stamped().ocsp(old.about(PERSON, AUTHORITY)).close(), DOCUMENT));
    }

    @Test
    void respondersTheAuthorityHasNotEntrusted() {
        TestIssuer otherAuthority = ROOT.authority("CN=Authority,C=KZ");
        TestOcspResponder ofAnother = made(TestOcspResponder.below(otherAuthority));
        assertUndecided(with(ofAnother.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
        TestOcspResponder person = made(TestOcspResponder.with(AUTHORITY.person(KeyKind.P_256)));
        assertUndecided(with(person.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
        TestOcspResponder itself = made(TestOcspResponder.with(PERSON));
        assertUndecided(with(itself.about(PERSON, AUTHORITY)), SubIndication.TRY_LATER);
    }

    @Test
    void respondersThatHaveToBeCheckedThemselves() {
        TestIssuer delegate = TestOcspResponder.request(AUTHORITY, "CN=OCSP").issue();
        Bytes answer = made(TestOcspResponder.with(delegate)).about(PERSON, AUTHORITY);
        assertUndecided(with(answer), SubIndication.TRY_LATER);
        Bytes good = AUTHORITY.crl(
                MADE,
                NOW.plus(DAY),
                list -> list.addCRLEntry(PERSON.certificate().serialNumber(), Date.from(LATER), 0));
        // The list would also tell about the signer: it says that the certificate is revoked later
        assertPassed(verify(stamped().ocsp(answer).crls(good).close()));
        Bytes bad = AUTHORITY.crl(
                MADE,
                NOW.plus(DAY),
                list -> list.addCRLEntry(
                        delegate.certificate().serialNumber(), Date.from(NOW), CRLReason.keyCompromise));
        VerificationReport report = verify(stamped().ocsp(answer).crls(bad).close());
        assertThat(only(report).evidence())
                .extracting(EvidenceUse::description)
                .noneMatch(description -> description.startsWith("OCSP"));
    }

    @Test
    void respondersThatHaveExpiredNeedAProof() {
        TestIssuer delegate = TestOcspResponder.request(AUTHORITY, "CN=OCSP")
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(5)))
                .issue();
        Bytes answer = made(TestOcspResponder.with(delegate)).about(PERSON, AUTHORITY);
        Signature lt = stamped().ocsp(answer).close();
        assertPassed(verify(lt, NOW.plus(DAY), RevocationSource.none()));
        assertUndecided(verify(lt), SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
        TestTsa archive = TestTsa.below(ROOT);
        archive.time = NOW.plus(DAY.multipliedBy(2));
        Signature lta = TestLevels.open(lt)
                .certificates(archive.identity())
                .archiveTimeStampV3(archive, DOCUMENT)
                .close();
        assertPassed(verify(lta, LATER, CrlRevocationSource.of(ROOT.crl(LATER, LATER.plus(DAY), list -> {}))));
    }

    @Test
    void theKeyWasInWrongHandsBeforeItWasRevoked() {
        TestOcspResponder responder = responder();
        responder.revoked(NOW.plusSeconds(30), CRLReason.keyCompromise);
        assertPassed(with(responder.about(PERSON, AUTHORITY)));
        responder.invalidityDate = NOW.minusSeconds(30);
        VerificationReport report = with(responder.about(PERSON, AUTHORITY));
        assertUndecided(report, SubIndication.REVOKED_NO_POE);
    }

    @Test
    void listOfAnotherAuthorityWithTheSameName() {
        TestIssuer namesake = ROOT.authority("CN=Authority,C=KZ");
        assertUndecided(
                verify(stamped()
                        .crls(namesake.crl(MADE, NOW.plus(DAY), list -> {}))
                        .close()),
                SubIndication.TRY_LATER);
        assertPassed(verify(
                stamped().crls(AUTHORITY.crl(MADE, NOW.plus(DAY), list -> {})).close()));
    }

    @Test
    void listThatWasOutdatedWhenTheSignatureWasMade() {
        Bytes stale = AUTHORITY.crl(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY), list -> {});
        assertUndecided(verify(stamped().crls(stale).close()), SubIndication.TRY_LATER);
    }

    @Test
    void listThatWasMadeWhenTheCertificateHadExpired() {
        Bytes late = AUTHORITY.crl(NOW.plus(DAY.multipliedBy(31)), LATER.plus(DAY), list -> {});
        assertUndecided(verify(stamped().crls(late).close()), SubIndication.TRY_LATER);
    }

    @Test
    void garbageAmongTheEvidence() {
        Signature signature = stamped()
                .ocsp(Bytes.of(new byte[] {0x30, 0x03, 0x0a, 0x01, 0x06}))
                .unsigned(AttributeTypes.REVOCATION_VALUES, DERNull.INSTANCE)
                .unsigned(AttributeTypes.CERTIFICATE_VALUES, new DERSequence(DERNull.INSTANCE))
                .ocsp(responder().about(PERSON, AUTHORITY))
                .close();
        assertPassed(verify(signature));
    }
}
