package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.qoltanba.crypto.testing.KeyKind;

/** Every algorithm at every level, attached and detached, with one signer and with two: signed and accepted by us. */
class LevelMatrixTest {

    private static final List<CadesLevel> LEVELS =
            List.of(CadesLevel.B_T, CadesLevel.B_LT, CadesLevel.B_LTA, CadesLevel.X_LONG_TYPE_1);

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_384", "GOST_2012_256", "GOST_2012_512", "KAZAKH_2004", "KAZAKH_2015_512"})
    void everyLevelIsProven(KeyKind kind) {
        LevelWorld world = new LevelWorld(kind);
        for (SignaturePackaging packaging : SignaturePackaging.values()) {
            Signature one = signer(world.first()).sign(DOCUMENT, new SignatureOptions(CadesLevel.B_B, packaging));
            Signature two = signer(world.second()).coSign(one, DOCUMENT).signature();
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
    @EnumSource(names = {"RSA_2048", "P_384", "GOST_2012_256", "GOST_2012_512", "KAZAKH_2004", "KAZAKH_2015_512"})
    void everyAlgorithmIsStreamed(KeyKind kind) throws IOException {
        LevelWorld world = new LevelWorld(kind);
        for (ContainerEncoding encoding : ContainerEncoding.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            signer(world.first()).signAttached(DOCUMENT, out, encoding);
            DocumentSource file = DocumentSource.of("file", Bytes.of(out.toByteArray()));
            assertThat(world.verifier().verifyAttached(file).indication()).isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "GOST_2012_256", "KAZAKH_2015_512"})
    void everyAlgorithmConfirmsTheSignatureOfSomebodyElse(KeyKind kind) {
        LevelWorld world = new LevelWorld(kind);
        Signature plain = signer(world.second()).sign(DOCUMENT);
        Signature confirmed = signer(world.first()).counterSign(plain, 0).signature();
        VerificationReport report = world.verifier().verify(confirmed, DOCUMENT);
        assertThat(report.indication()).as("%s", report.signers()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signers().get(0).counterSignatures())
                .singleElement()
                .satisfies(counter -> assertThat(counter.indication())
                        .as("%s", counter.findings())
                        .isEqualTo(Indication.TOTAL_PASSED));
    }
}
