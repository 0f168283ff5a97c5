package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignatureTime;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.api.signature.TimeStampVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestTsa;

/** Every level that is read: found by its form, and proven by what its additions are worth. */
class LevelsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = NOW.plus(DAY.multipliedBy(60));

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Authority");
    private static final TestIssuer PERSON = AUTHORITY
            .request(KeyKind.P_256, "CN=TESTOV TEST,C=KZ")
            .documentSigner()
            .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
            .issue();
    private static final Signature BASELINE = signer(PERSON).sign(DOCUMENT);
    private static final Bytes OF_ROOT = ROOT.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {});
    private static final Bytes OF_AUTHORITY = AUTHORITY.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {});
    private static final List<Bytes> LISTS = List.of(OF_ROOT, OF_AUTHORITY);

    private static TestTsa tsa(long seconds) {
        TestTsa tsa = TestTsa.below(ROOT);
        tsa.time = NOW.plusSeconds(seconds);
        return tsa;
    }

    private static final TestTsa TSA = tsa(0);
    private static final List<TestIssuer> AUTHORITIES = List.of(AUTHORITY, TSA.identity());

    /** Without signing-time it is CAdES-BES, but not baseline. */
    private static Signature bes() {
        return CmsSurgeon.open(BASELINE)
                .removeSigned(CMSAttributes.signingTime)
                .resign(PERSON)
                .close();
    }

    private static TestLevels t() {
        return TestLevels.open(BASELINE).signatureTimeStamp(TSA);
    }

    private static TestLevels c() {
        return t().references(AUTHORITIES, LISTS);
    }

    private static TestLevels values(TestLevels levels) {
        return levels.values(AUTHORITIES, LISTS);
    }

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of(CadesLevel.B_B, BASELINE),
                Arguments.of(CadesLevel.BES, bes()),
                Arguments.of(CadesLevel.B_T, t().close()),
                Arguments.of(
                        CadesLevel.T,
                        TestLevels.open(bes()).signatureTimeStamp(TSA).close()),
                Arguments.of(CadesLevel.C, c().close()),
                Arguments.of(CadesLevel.X, c().cadesCTimeStamp(tsa(60)).close()),
                Arguments.of(CadesLevel.X, c().referencesTimeStamp(tsa(60)).close()),
                Arguments.of(CadesLevel.X_LONG, values(c()).close()),
                Arguments.of(
                        CadesLevel.X_LONG_TYPE_1,
                        values(c().cadesCTimeStamp(tsa(60))).close()),
                Arguments.of(
                        CadesLevel.A,
                        values(c().cadesCTimeStamp(tsa(60)))
                                .archiveTimeStampV2(tsa(120), DOCUMENT, 0)
                                .close()),
                Arguments.of(
                        CadesLevel.A,
                        values(c()).archiveTimeStampV2(tsa(120), DOCUMENT, 1).close()),
                Arguments.of(
                        CadesLevel.A,
                        values(c()).archiveTimeStampV3(tsa(120), DOCUMENT).close()),
                Arguments.of(CadesLevel.B_LT, lt().close()),
                Arguments.of(
                        CadesLevel.B_LTA,
                        lt().archiveTimeStampV3(tsa(120), DOCUMENT).close()));
    }

    private static TestLevels lt() {
        return t().certificates(AUTHORITY, TSA.identity(), ROOT).crls(OF_ROOT, OF_AUTHORITY);
    }

    private static VerificationReport verify(Signature signature, Instant at, RevocationSource source) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .intermediates(List.of(AUTHORITY.certificate()))
                .revocation(source)
                .clock(new FixedClock(at))
                .build()
                .verify(signature, DOCUMENT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("levels")
    void isFoundAndProven(CadesLevel level, Signature signature) {
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(signature, NOW.plusSeconds(600), source);
        assertThat(report.indication())
                .as("%s %s", only(report).findings(), only(report).timeStamps())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).level()).isEqualTo(level);
        assertThat(only(report).provenLevel()).contains(level);
        assertThat(only(report).timeStamps())
                .extracting(TimeStampVerdict::indication)
                .allMatch(Indication.TOTAL_PASSED::equals);
    }

    /** The evidence inside is enough, whatever form it has: nobody is asked when the signer has long expired. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("levels")
    void whatHoldsItsEvidenceNeedsNobodyElse(CadesLevel level, Signature signature) {
        boolean selfContained = switch (level) {
            case X_LONG, X_LONG_TYPE_1, A, B_LT, B_LTA -> true;
            default -> false;
        };
        RevocationSource source =
                level == CadesLevel.A || level == CadesLevel.B_LTA || level == CadesLevel.X_LONG_TYPE_1
                        ? CrlRevocationSource.of(ROOT.crl(LATER.minusSeconds(60), LATER.plus(DAY), list -> {}))
                        : RevocationSource.none();
        VerificationReport report = verify(signature, LATER, source);
        assertThat(report.indication())
                .as("%s %s", only(report).findings(), only(report).timeStamps())
                .isEqualTo(selfContained ? Indication.TOTAL_PASSED : Indication.INDETERMINATE);
    }

    @Test
    void signatureTimeIsTheEarliestProof() {
        Signature archivedOnly =
                TestLevels.open(BASELINE).archiveTimeStampV3(tsa(120), DOCUMENT).close();
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(archivedOnly, NOW.plusSeconds(600), source);
        assertThat(only(report).bestSignatureTime())
                .contains(new SignatureTime(NOW.plusSeconds(120), SignatureTime.Source.ARCHIVE_TIME_STAMP));
        assertThat(only(report).level()).isEqualTo(CadesLevel.B_B);
    }

    @Test
    void referencesThatDoNotReferToThePathProveNoLevel() {
        Signature foreign =
                t().references(List.of(TestIssuer.root(KeyKind.P_256)), LISTS).close();
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(foreign, NOW.plusSeconds(600), source);
        assertThat(only(report).level()).isEqualTo(CadesLevel.C);
        assertThat(only(report).provenLevel()).contains(CadesLevel.T);
    }

    @Test
    void missingEvidenceProvesNoLevel() {
        Signature incomplete =
                t().certificates(AUTHORITY, TSA.identity()).crls(OF_ROOT).close();
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(incomplete, NOW.plusSeconds(600), source);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).level()).isEqualTo(CadesLevel.B_LT);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_T);
    }

    /** The second archive time stamp of version 2 covers the first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void renewsArchiveTimeStampsOfVersion2(int dialect) {
        Signature attached = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
        Signature renewed = TestLevels.open(attached)
                .signatureTimeStamp(TSA)
                .references(AUTHORITIES, LISTS)
                .values(AUTHORITIES, LISTS)
                .archiveTimeStampV2(tsa(120), DOCUMENT, dialect)
                .archiveTimeStampV2(tsa(240), DOCUMENT, dialect)
                .close();
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(renewed, NOW.plusSeconds(600), source);
        assertThat(only(report).timeStamps())
                .filteredOn(stamp -> stamp.kind() == TimeStampKind.ARCHIVE_V2)
                .hasSize(2)
                .extracting(TimeStampVerdict::indication)
                .containsOnly(Indication.TOTAL_PASSED);
        assertThat(only(report).provenLevel()).contains(CadesLevel.A);
        Signature changed = TestLevels.open(renewed).certificates(PERSON, ROOT).close();
        assertThat(verify(changed, NOW.plusSeconds(600), source).indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void kindsOfTimeStampsAreTold() {
        Signature all = values(c().cadesCTimeStamp(tsa(60)).referencesTimeStamp(tsa(60)))
                .archiveTimeStampV2(tsa(120), DOCUMENT, 0)
                .close();
        RevocationSource source = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        assertThat(only(verify(all, NOW.plusSeconds(600), source)).timeStamps())
                .extracting(TimeStampVerdict::kind)
                .containsExactly(
                        TimeStampKind.SIGNATURE,
                        TimeStampKind.SIGNATURE_AND_REFERENCES,
                        TimeStampKind.REFERENCES,
                        TimeStampKind.ARCHIVE_V2);
        assertThat(TestLevels.open(all).value(AttributeTypes.CADES_C_TIME_STAMP).size())
                .isPositive();
    }

    /** One code path for all algorithms: signer, authority and list are of GOST, time stamps of whoever makes them. */
    @ParameterizedTest
    @EnumSource(names = {"GOST_2012_256", "GOST_2012_512", "KAZAKH_2004", "KAZAKH_2015_512"})
    void gostSignaturesRiseLikeOthers(KeyKind kind) {
        TestIssuer root = TestIssuer.root(kind);
        TestIssuer person = root.request(kind, "CN=TESTOV TEST,C=KZ")
                .documentSigner()
                .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
                .issue();
        TestTsa tsa = TestTsa.below(root, KeyKind.P_256);
        TestTsa archive = TestTsa.below(root, KeyKind.P_256);
        archive.time = NOW.plusSeconds(120);
        Signature lta = TestLevels.open(signer(person).sign(DOCUMENT))
                .signatureTimeStamp(tsa)
                .certificates(tsa.identity(), archive.identity())
                .crls(root.crl(NOW.plusSeconds(60), NOW.plus(DAY), list -> {}))
                .archiveTimeStampV3(archive, DOCUMENT)
                .close();
        VerificationReport report = CadesVerifier.trusting(TrustAnchors.of(root.certificate()))
                .revocation(CrlRevocationSource.of(root.crl(LATER.minusSeconds(60), LATER.plus(DAY), list -> {})))
                .clock(new FixedClock(LATER))
                .build()
                .verify(lta, DOCUMENT);
        assertThat(report.indication())
                .as("%s %s", only(report).findings(), only(report).timeStamps())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).provenLevel()).contains(CadesLevel.B_LTA);
    }
}
