package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTimeStampAuthority;

/** Every algorithm at every level, attached and detached, with one signer and with two: signed and accepted by us. */
class LevelMatrixTest {

    private static final Instant LATER = TestIssuer.NOW.plus(Duration.ofMinutes(15));
    private static final List<CadesLevel> LEVELS =
            List.of(CadesLevel.B_T, CadesLevel.B_LT, CadesLevel.B_LTA, CadesLevel.X_LONG_TYPE_1);

    /** A national infrastructure of one kind of key, with a time stamp authority of another. */
    private static final class World {

        private final TestIssuer root;
        private final TestIssuer authority;
        private final TestIssuer first;
        private final TestIssuer second;
        private final TestTimeStampAuthority times;
        private final RevocationSource lists;

        World(KeyKind kind) {
            this.root = TestIssuer.root(kind);
            this.authority = root.authority("CN=Test Authority,C=KZ");
            this.first = authority.person(kind);
            this.second = authority.person(KeyKind.P_256);
            this.times = TestTimeStampAuthority.under(authority, KeyKind.P_256);
            this.lists = CrlRevocationSource.of(List.of(list(root), list(authority)));
        }

        private static Bytes list(TestIssuer issuer) {
            return issuer.crl(LATER.minusSeconds(60), LATER.plus(Duration.ofDays(1)), builder -> {});
        }

        CadesExtender extender() {
            return CadesExtender.stamping(times.from(TestIssuer.NOW))
                    .trusting(TrustAnchors.of(root.certificate()))
                    .revocation(lists)
                    .clock(new FixedClock(LATER))
                    .build();
        }

        CadesVerifier verifier() {
            return CadesVerifier.trusting(TrustAnchors.of(root.certificate()))
                    .revocation(lists)
                    .clock(new FixedClock(LATER.plusSeconds(60)))
                    .build();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_384", "GOST_2012_256", "GOST_2012_512", "KAZAKH_2015_512"})
    void everyLevelIsProven(KeyKind kind) {
        World world = new World(kind);
        for (SignaturePackaging packaging : SignaturePackaging.values()) {
            Signature one = signer(world.first).sign(DOCUMENT, new SignatureOptions(CadesLevel.B_B, packaging));
            Signature two = signer(world.second).coSign(one, DOCUMENT).signature();
            for (Signature signature : List.of(one, two)) {
                for (CadesLevel level : LEVELS) {
                    Signature lifted = world.extender().extend(signature, DOCUMENT, level);
                    VerificationReport report = world.verifier().verify(lifted, DOCUMENT);
                    assertThat(report.signers())
                            .hasSize(signature.equals(one) ? 1 : 2)
                            .allSatisfy(verdict -> {
                                assertThat(verdict.indication())
                                        .as("%s %s %s", packaging, level, verdict.findings())
                                        .isEqualTo(Indication.TOTAL_PASSED);
                                assertThat(verdict.provenLevel()).contains(level);
                            });
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_384", "GOST_2012_256", "GOST_2012_512", "KAZAKH_2015_512"})
    void everyAlgorithmIsStreamed(KeyKind kind) throws IOException {
        World world = new World(kind);
        for (ContainerEncoding encoding : ContainerEncoding.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            signer(world.first).signAttached(DOCUMENT, out, encoding);
            DocumentSource file = DocumentSource.of("file", Bytes.of(out.toByteArray()));
            assertThat(world.verifier().verifyAttached(file).indication()).isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "GOST_2012_256", "KAZAKH_2015_512"})
    void everyAlgorithmConfirmsTheSignatureOfSomebodyElse(KeyKind kind) {
        World world = new World(kind);
        Signature plain = signer(world.second).sign(DOCUMENT);
        Signature confirmed = signer(world.first).counterSign(plain, 0).signature();
        VerificationReport report = world.verifier().verify(confirmed, DOCUMENT);
        assertThat(report.indication()).as("%s", report.signers()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signers().get(0).counterSignatures())
                .singleElement()
                .satisfies(counter -> assertThat(counter.indication())
                        .as("%s", counter.findings())
                        .isEqualTo(Indication.TOTAL_PASSED));
    }
}
