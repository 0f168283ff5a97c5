package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestOcspResponder;

class OcspRevocationSourceTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");

    private final TestOcspResponder responder = TestOcspResponder.below(ROOT);

    private static RevocationStatus ask(OcspRevocationSource source) {
        return source.check(PERSON.certificate(), ROOT.certificate(), NOW);
    }

    private static RevocationStatus ask(TestOcspResponder responder) {
        return ask(OcspRevocationSource.of(responder.about(PERSON, ROOT)));
    }

    private static void assertUnknown(RevocationStatus status, String reason) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason));
    }

    @Test
    void good() throws Exception {
        Bytes answer = responder.about(PERSON, ROOT);
        Bytes basic = Bytes.of(((BasicOCSPResp) new OCSPResp(answer.toArray()).getResponseObject()).getEncoded());
        for (Bytes form : List.of(answer, basic)) {
            assertThat(ask(OcspRevocationSource.of(form))).isInstanceOfSatisfying(RevocationStatus.Good.class, good -> {
                assertThat(good.evidence().kind()).isEqualTo(RevocationEvidence.Kind.OCSP);
                assertThat(good.evidence().encoded()).isEqualTo(basic);
                assertThat(good.evidence().issuedAt()).isEqualTo(NOW.minusSeconds(60));
                assertThat(good.evidence().nextUpdate()).isEmpty();
                assertThat(good.evidence()).hasToString("OCSP answer of 2026-11-21T08:59:00Z");
            });
        }
    }

    @Test
    void certificateIsFoundByAnyDigest() {
        for (ASN1ObjectIdentifier digest : List.of(
                OIWObjectIdentifiers.idSHA1, NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha512)) {
            responder.digest = digest;
            assertThat(ask(responder)).as(digest.getId()).isInstanceOf(RevocationStatus.Good.class);
        }
        responder.digest = NISTObjectIdentifiers.id_sha224;
        assertUnknown(ask(responder), "about other certificates");
    }

    @Test
    void revokedWithTimeReasonAndInvalidityDate() {
        responder.revoked(NOW.minusSeconds(600), CRLReason.keyCompromise);
        responder.invalidityDate = NOW.minusSeconds(6000);
        assertThat(ask(responder)).isInstanceOfSatisfying(RevocationStatus.Revoked.class, revoked -> {
            assertThat(revoked.since()).isEqualTo(NOW.minusSeconds(600));
            assertThat(revoked.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
            assertThat(revoked.invalidityDate()).contains(NOW.minusSeconds(6000));
        });
        responder.revoked(NOW.minusSeconds(600), CRLReason.certificateHold);
        responder.invalidityDate = null;
        assertThat(ask(responder)).isInstanceOfSatisfying(RevocationStatus.Revoked.class, held -> {
            assertThat(held.reason()).isEqualTo(RevocationReason.CERTIFICATE_HOLD);
            assertThat(held.invalidityDate()).isEmpty();
        });
    }

    /** A responder that does not know the certificate does not make it good. */
    @Test
    void unknownIsNeverGood() {
        responder.unknown();
        assertUnknown(ask(responder), "does not know");
        assertUnknown(ask(OcspRevocationSource.of()), "no OCSP answer");
    }

    @Test
    void issuerMayAnswerItself() {
        TestOcspResponder itself = TestOcspResponder.with(ROOT);
        itself.certificates = List.of();
        assertThat(ask(itself)).isInstanceOf(RevocationStatus.Good.class);
        itself.namedByKey = true;
        assertThat(ask(itself)).isInstanceOf(RevocationStatus.Good.class);
        responder.namedByKey = true;
        assertThat(ask(responder)).isInstanceOf(RevocationStatus.Good.class);
    }

    /** Anybody with a certificate for OCSP of some other authority. */
    @Test
    void responderOfAnotherAuthorityIsRefused() {
        TestIssuer impostor = TestIssuer.root(KeyKind.P_256);
        assertUnknown(ask(TestOcspResponder.below(impostor)), "has not certified");
    }

    /** A delegate of a delegate, or of an authority below. */
    @Test
    void responderHasToBeCertifiedDirectly() {
        TestIssuer below = ROOT.authority("CN=Below");
        TestOcspResponder indirect = TestOcspResponder.below(below);
        indirect.certificates = List.of(indirect.identity().x509(), below.x509());
        assertUnknown(ask(indirect), "has not certified");
    }

    @Test
    void responderHasToBeMeantForOcsp() {
        assertUnknown(ask(TestOcspResponder.with(PERSON)), "has not certified");
        assertUnknown(
                ask(TestOcspResponder.with(ROOT.request(KeyKind.P_256, "CN=No purpose")
                        .keyUsage(KeyUsage.digitalSignature)
                        .issue())),
                "has not certified");
        assertUnknown(
                ask(TestOcspResponder.with(ROOT.request(KeyKind.P_256, "CN=May not sign")
                        .keyUsage(KeyUsage.keyEncipherment)
                        .purposes(KeyPurposeId.id_kp_OCSPSigning)
                        .issue())),
                "has not certified");
    }

    /** The holder of an end-entity certificate signs an answer under the authority's name. */
    @Test
    void signatureHasToBeTheResponders() {
        TestIssuer thief = TestIssuer.selfSigned(KeyKind.P_256, "CN=Test OCSP").issue();
        TestOcspResponder forged = TestOcspResponder.with(thief);
        forged.certificates = List.of(responder.identity().x509());
        assertUnknown(ask(forged), "not signed by the responder");
        forged.certificates = List.of();
        assertUnknown(ask(forged), "without the certificate");
    }

    @Test
    void delegateWithoutNocheckHasToBeKnownGood() {
        TestOcspResponder checked = TestOcspResponder.with(
                TestOcspResponder.request(ROOT, "CN=Checked OCSP").issue());
        OcspRevocationSource source = OcspRevocationSource.of(checked.about(PERSON, ROOT));
        assertUnknown(ask(source), "may be revoked");
        assertThat(ask(source.withResponderRevocation(CrlRevocationSource.of(ROOT.emptyCrl()))))
                .isInstanceOf(RevocationStatus.Good.class);
        Bytes revoking = ROOT.crl(list -> list.addCRLEntry(
                checked.identity().certificate().serialNumber(), Date.from(NOW), CRLReason.keyCompromise));
        assertUnknown(ask(source.withResponderRevocation(CrlRevocationSource.of(revoking))), "may be revoked");
    }

    /** One authority writes an empty value instead of NULL. */
    @Test
    void oddNocheckIsTolerated() {
        TestIssuer odd = TestOcspResponder.request(ROOT, "CN=Odd OCSP")
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, new DERUTF8String(""))
                .issue();
        assertThat(ask(TestOcspResponder.with(odd))).isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void responderHasToBeValid() {
        TestIssuer expired = TestOcspResponder.request(ROOT, "CN=Expired OCSP")
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)))
                .issue();
        TestOcspResponder late = TestOcspResponder.with(expired);
        assertUnknown(ask(late), "not valid");
        late.producedAt = NOW.minus(Duration.ofDays(2));
        late.thisUpdate = late.producedAt;
        late.nextUpdate = NOW.plusSeconds(60);
        assertUnknown(ask(late), "has expired");
    }

    @Test
    void weakKeysAreRefused() {
        TestIssuer weak = ROOT.request(KeyKind.RSA_1024, "CN=Weak OCSP")
                .keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_OCSPSigning)
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .issue();
        assertUnknown(ask(TestOcspResponder.with(weak)), "RSA key of 1024 bits");
    }

    @Test
    void answersHaveToBeFresh() {
        responder.thisUpdate = NOW.minus(Duration.ofMinutes(6));
        assertUnknown(ask(responder), "older than PT5M");
        Bytes answer = responder.about(PERSON, ROOT);
        assertThat(ask(OcspRevocationSource.of(answer).withMaxAge(Duration.ofMinutes(6))))
                .isInstanceOf(RevocationStatus.Good.class);
        responder.nextUpdate = NOW;
        assertThat(ask(responder)).isInstanceOf(RevocationStatus.Good.class);
        responder.nextUpdate = NOW.minusSeconds(1);
        assertUnknown(ask(responder), "outdated since");
        responder.nextUpdate = null;
        responder.thisUpdate = NOW.plusSeconds(60);
        assertThat(ask(responder)).as("a clock ahead").isInstanceOf(RevocationStatus.Good.class);
        responder.thisUpdate = NOW.plusSeconds(61);
        assertUnknown(ask(responder), "made later");
        assertThatThrownBy(() -> OcspRevocationSource.of(answer).withMaxAge(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answerAboutSomebodyElseSaysNothing() {
        TestIssuer other = ROOT.person(KeyKind.P_256);
        assertUnknown(ask(OcspRevocationSource.of(responder.about(other, ROOT))), "other certificates");
        TestIssuer namesake = TestIssuer.root(KeyKind.P_256);
        TestIssuer twin = namesake.request(KeyKind.P_256, "CN=TWIN")
                .serialNumber(PERSON.certificate().serialNumber())
                .issue();
        assertUnknown(
                ask(OcspRevocationSource.of(TestOcspResponder.below(namesake).about(twin, namesake))),
                "other certificates");
    }

    @Test
    void criticalExtensionsAreNotPassedOver() {
        responder.criticalExtension = UNKNOWN;
        assertUnknown(ask(responder), "critical extension");
        responder.criticalExtension = null;
        responder.criticalInResponse = UNKNOWN;
        assertUnknown(ask(responder), "critical extension");
    }

    @Test
    void newestAnswerCounts() {
        responder.thisUpdate = NOW.minusSeconds(120);
        Bytes held = revokedAnswer(CRLReason.certificateHold);
        responder.status = CertificateStatus.GOOD;
        responder.thisUpdate = NOW.minusSeconds(60);
        Bytes released = responder.about(PERSON, ROOT);
        assertThat(ask(OcspRevocationSource.of(held, released))).isInstanceOf(RevocationStatus.Good.class);
        assertThat(ask(OcspRevocationSource.of(released, held))).isInstanceOf(RevocationStatus.Good.class);
        Bytes revoked = revokedAnswer(CRLReason.superseded);
        assertThat(ask(OcspRevocationSource.of(released, revoked))).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(OcspRevocationSource.of(revoked, released))).isInstanceOf(RevocationStatus.Revoked.class);
    }

    private Bytes revokedAnswer(int reason) {
        responder.revoked(NOW.minusSeconds(600), reason);
        return responder.about(PERSON, ROOT);
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThatThrownBy(() -> OcspRevocationSource.of(Bytes.of(new byte[] {0x30, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OCSP answer number 1");
        responder.failure = OCSPRespBuilder.TRY_LATER;
        assertThatThrownBy(() -> OcspRevocationSource.of(responder.about(PERSON, ROOT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("try later");
        assertThatThrownBy(() -> OcspRevocationSource.of(Bytes.of(new byte[1024 * 1024 + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1048576");
    }

    /** No changed octet turns revoked into good, and nothing but our own refusal is thrown. */
    @Test
    void mutantsAreNotGood() {
        responder.revoked(NOW.minusSeconds(600), CRLReason.keyCompromise);
        byte[] answer = responder.about(PERSON, ROOT).toArray();
        SeededRunner.run(600, random -> {
            byte[] mutant = answer.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(ask(OcspRevocationSource.of(Bytes.of(mutant)))).isNotInstanceOf(RevocationStatus.Good.class);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("OCSP answer");
            }
        });
    }

    @Test
    void firstSourceThatCanTellIsTaken() {
        RevocationSource failing = (certificate, issuer, at) -> {
            throw new IllegalStateException("broken");
        };
        RevocationSource answers = OcspRevocationSource.of(responder.about(PERSON, ROOT));
        RevocationSource lists = CrlRevocationSource.of(ROOT.crl(list ->
                list.addCRLEntry(PERSON.certificate().serialNumber(), Date.from(NOW), CRLReason.keyCompromise)));
        assertThat(RevocationSource.firstOf(failing, OcspRevocationSource.of(), answers, lists)
                        .check(PERSON.certificate(), ROOT.certificate(), NOW))
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(RevocationSource.firstOf(lists, answers).check(PERSON.certificate(), ROOT.certificate(), NOW))
                .isInstanceOf(RevocationStatus.Revoked.class);
        assertUnknown(
                RevocationSource.firstOf(failing, OcspRevocationSource.of())
                        .check(PERSON.certificate(), ROOT.certificate(), NOW),
                "failed with IllegalStateException. There is no OCSP answer.");
        assertUnknown(RevocationSource.firstOf().check(PERSON.certificate(), ROOT.certificate(), NOW), "No source");
    }
}
