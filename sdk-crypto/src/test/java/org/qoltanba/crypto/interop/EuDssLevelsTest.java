package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.cades.CadesExtender;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CommitmentType;
import org.qoltanba.crypto.cades.SignatureStatements;
import org.qoltanba.crypto.cades.SignerLocation;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;
import org.qoltanba.crypto.testing.TestTsa;

/** EU DSS as an independent judge of the levels we lift to, and of signatures beside and under others. */
class EuDssLevelsTest {

    private static final Bytes CONTENT =
            Bytes.of("The supplier delivers seventeen pumps.".getBytes(StandardCharsets.UTF_8));
    private static final DocumentSource DOCUMENT = DocumentSource.of("contract.txt", CONTENT);
    private static final Instant LATER = TestIssuer.NOW.plus(Duration.ofMinutes(15));

    private final TestIssuer root = TestIssuer.root(KeyKind.P_256);
    private final TestIssuer authority = root.authority("CN=Test Authority,C=KZ");
    private final TestTsa times = TestTsa.below(authority, KeyKind.RSA_2048).everyMinute();
    private final DssWorld dss = new DssWorld(root, authority);

    private CadesExtender extender() {
        return CadesExtender.stamping(times)
                .trusting(TrustAnchors.of(root.certificate()))
                .revocation(CrlRevocationSource.of(List.of(list(root), list(authority))))
                .clock(new FixedClock(LATER))
                .build();
    }

    private static Bytes list(TestIssuer issuer) {
        return issuer.crl(LATER.minusSeconds(60), LATER.plus(Duration.ofDays(1)), builder -> {});
    }

    static Stream<Arguments> levels() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.P_256, KeyKind.P_384)
                .flatMap(kind -> Stream.of(false, true)
                        .flatMap(attached -> Stream.of(
                                Arguments.of(kind, attached, CadesLevel.B_T, SignatureLevel.CAdES_BASELINE_T),
                                Arguments.of(kind, attached, CadesLevel.B_LT, SignatureLevel.CAdES_BASELINE_LT),
                                Arguments.of(kind, attached, CadesLevel.B_LTA, SignatureLevel.CAdES_BASELINE_LTA))));
    }

    @ParameterizedTest(name = "{0}, attached {1}, {2}")
    @MethodSource("levels")
    void acceptsOurLevels(KeyKind kind, boolean attached, CadesLevel level, SignatureLevel expected) {
        Signature plain = TestSignatures.signer(authority.person(kind))
                .sign(DOCUMENT, attached ? SignatureOptions.attached() : SignatureOptions.detached());
        Signature extended = extender().extend(plain, DOCUMENT, level);

        Reports reports = dss.judge(extended, attached ? null : CONTENT, LATER.plus(Duration.ofHours(1)));

        SimpleReport verdict = reports.getSimpleReport();
        String id = verdict.getFirstSignatureId();
        assertThat(verdict.getSignatureFormat(id)).isEqualTo(expected);
        assertThat(reports.getDiagnosticData().getTimestampList())
                .hasSize(level == CadesLevel.B_LTA ? 2 : 1)
                .allSatisfy(EuDssLevelsTest::assertSound);
        if (level == CadesLevel.B_T) {
            assertThat(verdict.getIndication(id)).isNotEqualTo(Indication.TOTAL_FAILED);
        } else {
            assertThat(verdict.getIndication(id))
                    .as("%s", verdict.getAdESValidationErrors(id))
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    private static void assertSound(TimestampWrapper timeStamp) {
        assertThat(timeStamp.isMessageImprintDataIntact()).isTrue();
        assertThat(timeStamp.isSignatureValid()).isTrue();
    }

    @Test
    void acceptsRenewedArchives() {
        Signature plain =
                TestSignatures.signer(authority.person(KeyKind.RSA_2048)).sign(DOCUMENT);
        Signature once = extender().extend(plain, DOCUMENT, CadesLevel.B_LTA);
        Signature twice = extender().extend(once, DOCUMENT, CadesLevel.B_LTA);

        Reports reports = dss.judge(twice, CONTENT, LATER.plus(Duration.ofHours(1)));

        SimpleReport verdict = reports.getSimpleReport();
        assertThat(verdict.getIndication(verdict.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(reports.getDiagnosticData().getTimestampList()).hasSize(3).allSatisfy(EuDssLevelsTest::assertSound);
    }

    @Test
    void findsTheTimeStampsOfTheRussianLevelIntact() {
        Signature plain = TestSignatures.signer(authority.person(KeyKind.P_256)).sign(DOCUMENT);
        Signature extended = extender().extend(plain, DOCUMENT, CadesLevel.X_LONG_TYPE_1);

        Reports reports = dss.judge(extended, CONTENT, LATER.plus(Duration.ofHours(1)));

        SimpleReport verdict = reports.getSimpleReport();
        assertThat(verdict.getIndication(verdict.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(reports.getDiagnosticData().getTimestampList()).hasSize(2).allSatisfy(EuDssLevelsTest::assertSound);
    }

    @Test
    void acceptsSignaturesBesideAndUnderOthers() {
        CadesSigner second = TestSignatures.signer(authority.person(KeyKind.P_384));
        CadesSigner third = TestSignatures.signer(authority.person(KeyKind.P_256));
        Signature first =
                TestSignatures.signer(authority.person(KeyKind.RSA_2048)).sign(DOCUMENT);
        Signature all =
                third.counterSign(second.coSign(first, DOCUMENT).signature(), 0).signature();

        Reports reports = dss.judge(all, CONTENT, TestIssuer.NOW.plusSeconds(60));

        assertThat(reports.getDiagnosticData().getAllSignatures())
                .hasSize(2)
                .allSatisfy(
                        signature -> assertThat(signature.isSignatureIntact()).isTrue());
        assertThat(reports.getDiagnosticData().getAllCounterSignatures())
                .singleElement()
                .satisfies(counter -> assertThat(counter.isSignatureIntact()).isTrue());
    }

    @Test
    void readsWhatASignerStates() {
        SignatureStatements statements = SignatureStatements.none()
                .committingTo(CommitmentType.PROOF_OF_APPROVAL)
                .committingTo(CommitmentType.PROOF_OF_ORIGIN)
                .at(SignerLocation.of("KZ", "Astana"));
        Signature signature = TestSignatures.signer(authority.person(KeyKind.P_256))
                .stating(statements)
                .sign(DOCUMENT);

        var read = dss.judge(signature, CONTENT, TestIssuer.NOW.plusSeconds(60))
                .getDiagnosticData()
                .getSignatures()
                .get(0);

        assertThat(read.getCommitmentTypeIndications()).hasSize(2);
        assertThat(read.getCountryName()).isEqualTo("KZ");
        assertThat(read.getCity()).isEqualTo("Astana");
    }
}
