package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.OcspRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TimeStampSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestOcspResponder;
import org.qoltanba.crypto.testing.TestSignatures;
import org.qoltanba.crypto.testing.TestTsa;

class CadesExtenderTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Test Authority,C=KZ");
    private static final TestIssuer PERSON = AUTHORITY.person(KeyKind.P_256);
    private static final TestIssuer OTHER = AUTHORITY.person(KeyKind.RSA_2048);

    /** A quarter of an hour after signing: revocation data are newer than signature and time stamp by then. */
    private static final Instant LATER = TestIssuer.NOW.plus(Duration.ofMinutes(15));

    private final TestTsa times = TestTsa.below(AUTHORITY, KeyKind.P_256).everyMinute();

    private static Bytes freshList(TestIssuer authority) {
        return authority.crl(LATER.minusSeconds(60), LATER.plus(Duration.ofDays(1)), builder -> {});
    }

    private static RevocationSource lists() {
        return CrlRevocationSource.of(List.of(freshList(ROOT), freshList(AUTHORITY)));
    }

    private CadesExtender.Builder builder() {
        return CadesExtender.stamping(times)
                .trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(lists())
                .clock(new FixedClock(LATER));
    }

    private static VerificationReport verify(Signature signature, Instant at) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .clock(new FixedClock(at))
                .build()
                .verify(signature, DOCUMENT);
    }

    private static RawSignedData raw(Signature signature) throws Exception {
        return RawSignedData.read(signature.encoded().toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "B_T, false", "B_LT, false", "B_LTA, false", "X_LONG_TYPE_1, false",
        "B_T, true", "B_LT, true", "B_LTA, true", "X_LONG_TYPE_1, true"
    })
    void everyLevelIsProven(CadesLevel level, boolean attached) throws Exception {
        Signature plain =
                signer(PERSON).sign(DOCUMENT, attached ? SignatureOptions.attached() : SignatureOptions.detached());
        Signature extended = builder().build().extend(plain, DOCUMENT, level);

        SignerVerdict verdict = only(CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(lists())
                .clock(new FixedClock(LATER.plusSeconds(60)))
                .build()
                .verify(extended, DOCUMENT));
        assertThat(verdict.indication()).as("%s", verdict.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.provenLevel()).contains(level);
        assertThat(raw(extended)
                        .signers()
                        .get(0)
                        .signedAttributes()
                        .orElseThrow()
                        .encoded())
                .isEqualTo(raw(plain)
                        .signers()
                        .get(0)
                        .signedAttributes()
                        .orElseThrow()
                        .encoded());
        assertThat(raw(extended).encapsulated().encoded())
                .isEqualTo(raw(plain).encapsulated().encoded());
    }

    @ParameterizedTest
    @EnumSource(names = {"B_LT", "B_LTA", "X_LONG_TYPE_1"})
    void needsNoServiceAfterwards(CadesLevel level) {
        Signature extended = builder().build().extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, level);
        assertThat(verify(extended, LATER.plusSeconds(60)).indication())
                .as("%s", verify(extended, LATER.plusSeconds(60)).signers())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void signsAtALevelAtOnce() {
        CadesSigner signer = signer(PERSON).extending(builder().build());
        for (SignaturePackaging packaging : SignaturePackaging.values()) {
            Signature signature = signer.sign(DOCUMENT, new SignatureOptions(CadesLevel.B_LTA, packaging));
            assertThat(only(verify(signature, LATER.plusSeconds(60))).provenLevel())
                    .contains(CadesLevel.B_LTA);
        }
        assertThat(only(verify(signer.sign(DOCUMENT), LATER)).level()).isEqualTo(CadesLevel.B_B);
        assertThatThrownBy(() -> signer.sign(DOCUMENT, new SignatureOptions(CadesLevel.C, SignaturePackaging.DETACHED)))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("CAdES-C");
    }

    @Test
    void archivesAreRenewed() throws Exception {
        CadesExtender extender = builder().build();
        Signature once = extender.extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, CadesLevel.B_LTA);
        TestTsa newer = TestTsa.below(AUTHORITY, KeyKind.P_384).everyMinute().from(LATER);
        Signature twice = CadesExtender.stamping(newer)
                .trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(lists())
                .clock(new FixedClock(LATER))
                .build()
                .extend(once, DOCUMENT, CadesLevel.B_LTA);

        assertThat(raw(twice).signers().get(0).unsignedAttributes(AttributeTypes.ARCHIVE_TIME_STAMP_V3))
                .hasSize(2);
        assertThat(raw(twice).signers().get(0).unsignedAttributes(AttributeTypes.SIGNATURE_TIME_STAMP))
                .hasSize(1);
        assertThat(raw(twice).crls())
                .as("what is there is not asked for again")
                .hasSameSizeAs(raw(once).crls());
        SignerVerdict verdict = only(verify(twice, LATER.plusSeconds(120)));
        assertThat(verdict.indication()).as("%s", verdict.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.provenLevel()).contains(CadesLevel.B_LTA);
        assertThat(verdict.timeStamps()).hasSize(3);
    }

    @Test
    void allSignersAreLiftedTogether() {
        Signature both =
                signer(OTHER).coSign(signer(PERSON).sign(DOCUMENT), DOCUMENT).signature();
        Signature extended = builder().build().extend(both, DOCUMENT, CadesLevel.B_LTA);
        VerificationReport report = verify(extended, LATER.plusSeconds(120));
        assertThat(report.signers())
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict.provenLevel()).contains(CadesLevel.B_LTA));
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** An archive time stamp lists what was there: who signs later does not disturb it. */
    @Test
    void archivesBearLaterSignersAndTheDocumentGoingInAndOut() {
        Signature archived = builder().build().extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, CadesLevel.B_LTA);
        Signature both = signer(OTHER).coSign(archived, DOCUMENT).signature();
        Signature countered = signer(OTHER)
                .counterSign(SignatureContent.attach(both, DOCUMENT), 0)
                .signature();
        for (Signature signature : List.of(both, countered, SignatureContent.detach(countered))) {
            SignerVerdict first =
                    verify(signature, LATER.plusSeconds(60)).signers().get(0);
            assertThat(first.indication()).as("%s", first.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(first.provenLevel()).contains(CadesLevel.B_LTA);
        }
    }

    @Test
    void takesAnswersOfRespondersToo() throws Exception {
        TestOcspResponder responder = TestOcspResponder.below(AUTHORITY);
        TestOcspResponder above = TestOcspResponder.below(ROOT);
        for (TestOcspResponder each : List.of(responder, above)) {
            each.producedAt = LATER.minusSeconds(30);
            each.thisUpdate = LATER.minusSeconds(30);
        }
        RevocationSource answers = OcspRevocationSource.of(
                responder.about(PERSON, AUTHORITY),
                responder.about(times.identity(), AUTHORITY),
                above.about(AUTHORITY, ROOT));
        for (CadesLevel level : List.of(CadesLevel.B_LTA, CadesLevel.X_LONG_TYPE_1)) {
            Signature extended =
                    builder().revocation(answers).build().extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, level);
            SignerVerdict verdict = only(CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                    .revocation(answers)
                    .clock(new FixedClock(LATER.plusSeconds(60)))
                    .build()
                    .verify(extended, DOCUMENT));
            assertThat(verdict.indication()).as("%s", verdict.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(verdict.level()).isEqualTo(level);
            if (level == CadesLevel.B_LTA) {
                assertThat(raw(extended).version().contents()).containsExactly(5);
                assertThat(raw(extended).crls()).hasSize(3).allMatch(each -> each.is(BerElement.CONTEXT_1));
                assertThat(raw(extended)
                                .hasCertificate(responder.identity().x509().getEncoded()))
                        .isTrue();
            }
        }
    }

    @Test
    void aRevocationAfterTheTimeStampDoesNoHarm() {
        Instant revoked = TestIssuer.NOW.plus(Duration.ofMinutes(5));
        RevocationSource source = CrlRevocationSource.of(List.of(
                freshList(ROOT),
                AUTHORITY.crl(
                        LATER.minusSeconds(60),
                        LATER.plus(Duration.ofDays(1)),
                        builder -> builder.addCRLEntry(
                                PERSON.x509().getSerialNumber(), Date.from(revoked), CRLReason.cessationOfOperation))));
        CadesExtender extender = builder().revocation(source).build();
        Signature extended = extender.extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, CadesLevel.B_LT);
        assertThat(only(verify(extended, LATER.plusSeconds(60))).indication()).isEqualTo(Indication.TOTAL_PASSED);

        times.from(revoked.plusSeconds(60));
        assertThatThrownBy(() -> extender.extend(signer(PERSON).sign(DOCUMENT), DOCUMENT, CadesLevel.B_LT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("has been revoked since");
    }

    @Test
    void saysWhatIsMissing() {
        Signature plain = signer(PERSON).sign(DOCUMENT);
        assertThatThrownBy(() ->
                        builder().revocation(RevocationSource.none()).build().extend(plain, DOCUMENT, CadesLevel.B_LT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("No source of revocation data");
        assertThatThrownBy(
                        () -> builder().trusting(TrustAnchors.none()).build().extend(plain, DOCUMENT, CadesLevel.B_LT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("There is not enough to check");
        assertThatThrownBy(() -> builder().build().extend(plain, CadesLevel.B_LTA))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("Give the document as well");
        assertThatThrownBy(() -> builder().build().extend(plain, DOCUMENT, CadesLevel.EPES))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("CAdES-EPES");
        assertThatThrownBy(() -> builder().build().extend(Signature.of(Bytes.of(new byte[] {0x30, 0})), CadesLevel.B_T))
                .isInstanceOf(MalformedSignatureException.class);
        assertThat(builder().build()).hasToString("CadesExtender[0 intermediates]");
    }

    @Test
    void findsIssuersThatTheSignatureLacks() {
        Signature lonely = CmsSurgeon.open(signer(PERSON).sign(DOCUMENT))
                .with(open -> open.certificates.removeIf(
                        each -> open.certificates.size() > 1 && !each.equals(personStructure())))
                .close();
        TestTsa rootTimes = TestTsa.below(ROOT, KeyKind.P_256).everyMinute();
        CadesExtender.Builder builder = CadesExtender.stamping(rootTimes)
                .trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(lists())
                .clock(new FixedClock(LATER));
        assertThatThrownBy(() -> builder.build().extend(lonely, DOCUMENT, CadesLevel.B_LT))
                .isInstanceOf(SigningFailedException.class);
        Signature fetched = builder.issuers(certificate -> List.of(AUTHORITY.certificate()))
                .build()
                .extend(lonely, DOCUMENT, CadesLevel.B_LT);
        assertThat(only(verify(fetched, LATER.plusSeconds(60))).provenLevel()).contains(CadesLevel.B_LT);
        Signature given = CadesExtender.stamping(rootTimes)
                .trusting(TrustAnchors.of(ROOT.certificate()))
                .intermediates(List.of(AUTHORITY.certificate()))
                .revocation(lists())
                .clock(new FixedClock(LATER))
                .build()
                .extend(lonely, DOCUMENT, CadesLevel.B_LT);
        assertThat(only(verify(given, LATER.plusSeconds(60))).provenLevel()).contains(CadesLevel.B_LT);
    }

    private static ASN1Encodable personStructure() {
        try {
            return ASN1Primitive.fromByteArray(PERSON.x509().getEncoded());
        } catch (IOException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void doesNotStampBrokenOrExpiredSignatures() {
        Signature plain = signer(PERSON).sign(DOCUMENT);
        List<Integer> asked = new ArrayList<>();
        CadesExtender counting = CadesExtender.stamping(imprint -> {
                    asked.add(1);
                    return times.timeStamp(imprint);
                })
                .clock(new FixedClock(LATER))
                .build();
        assertThatThrownBy(() -> counting.extend(plain, TestSignatures.document("Something else."), CadesLevel.B_T))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("HASH_FAILURE");
        Signature broken =
                CmsSurgeon.open(plain).with(open -> open.value[9] ^= 1).close();
        assertThatThrownBy(() -> counting.extend(broken, DOCUMENT, CadesLevel.B_T))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("SIG_CRYPTO_FAILURE");
        assertThat(asked).isEmpty();
        times.from(TestIssuer.NOW.plus(Duration.ofDays(366)));
        assertThatThrownBy(() -> counting.extend(plain, DOCUMENT, CadesLevel.B_T))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("too late");
    }

    @Test
    void looksAtTimeStampsBeforeTakingThem() {
        Signature plain = signer(PERSON).sign(DOCUMENT);
        List<TimeStampSource> bad = List.of(
                imprint -> Bytes.of(new byte[] {0x30, 0}),
                imprint -> times.timeStamp(new Digest(
                        imprint.algorithm(), Bytes.of(new byte[imprint.value().size()]))),
                imprint -> {
                    byte[] token = times.timeStamp(imprint).toArray();
                    token[token.length - 1] ^= 1;
                    return Bytes.of(token);
                });
        for (TimeStampSource source : bad) {
            assertThatThrownBy(() -> CadesExtender.stamping(source).build().extend(plain, DOCUMENT, CadesLevel.B_T))
                    .isInstanceOf(SigningFailedException.class);
        }
    }

    @Test
    void referencesAreAddedOnce() {
        Signature extended = builder().build().extend(signer(PERSON).sign(DOCUMENT), CadesLevel.X_LONG_TYPE_1);
        assertThatThrownBy(() -> builder().build().extend(extended, CadesLevel.X_LONG_TYPE_1))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("references already");
        Signature stamped = builder().build().extend(extended, CadesLevel.B_T);
        assertThat(stamped).isEqualTo(extended);
    }
}
