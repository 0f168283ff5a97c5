package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SignatureMap;
import org.qoltanba.crypto.testing.SignatureMap.Part;

/**
 * One octet of a signature of any algorithm at any level is changed. Nothing is thrown; no change of what somebody
 * vouches for passes; what nobody vouches for may change (see {@link SignatureMap.Part}; a report entry of each test
 * counts what passed), but proves no level that was not there, and under an archive time stamp not that one.
 *
 * <p>Six octets of each part are tried; {@code -Dmutation.step=n} tries every n-th octet, 1 all of them.
 */
class MatrixMutationTest {

    private static final int STEP = Integer.getInteger("mutation.step", 0);
    private static final int SAMPLES = 6;

    /** What a signature may prove after a change of it. */
    private static final Map<CadesLevel, Set<CadesLevel>> BELOW = Map.of(
            CadesLevel.B_B, Set.of(CadesLevel.B_B),
            CadesLevel.B_T, Set.of(CadesLevel.B_B, CadesLevel.B_T),
            CadesLevel.B_LT, Set.of(CadesLevel.B_B, CadesLevel.B_T, CadesLevel.B_LT),
            CadesLevel.B_LTA, Set.of(CadesLevel.B_B, CadesLevel.B_T, CadesLevel.B_LT, CadesLevel.B_LTA),
            CadesLevel.X_LONG_TYPE_1,
                    Set.of(
                            CadesLevel.B_B,
                            CadesLevel.B_T,
                            CadesLevel.T,
                            CadesLevel.C,
                            CadesLevel.X,
                            CadesLevel.X_LONG,
                            CadesLevel.X_LONG_TYPE_1));

    private static final Map<KeyKind, LevelWorld> WORLDS = Collections.synchronizedMap(new EnumMap<>(KeyKind.class));

    static Stream<Arguments> matrix() {
        return Stream.of(
                        KeyKind.RSA_2048,
                        KeyKind.P_256,
                        KeyKind.P_384,
                        KeyKind.P_521,
                        KeyKind.GOST_2012_256,
                        KeyKind.GOST_2012_512,
                        KeyKind.KAZAKH_2004,
                        KeyKind.KAZAKH_2015_512)
                .flatMap(kind -> BELOW.keySet().stream()
                        .sorted()
                        .flatMap(level -> Stream.of(SignaturePackaging.values())
                                .map(packaging -> Arguments.of(kind, level, packaging))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("matrix")
    void noChangePassesUnnoticed(KeyKind kind, CadesLevel level, SignaturePackaging packaging, TestReporter reporter)
            throws Exception {
        LevelWorld world = WORLDS.computeIfAbsent(kind, LevelWorld::new);
        Signature plain = signer(world.first()).sign(DOCUMENT, new SignatureOptions(CadesLevel.B_B, packaging));
        Signature genuine = level == CadesLevel.B_B ? plain : world.extender().extend(plain, DOCUMENT, level);
        CadesVerifier verifier = world.verifier();
        VerificationReport before = verifier.verify(genuine, DOCUMENT);
        assertThat(before.indication()).as("%s", before.signers()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(before).provenLevel()).contains(level);

        Random random = new Random((kind + " " + level).hashCode());
        changeSignature(genuine, level, verifier, random, reporter);
        changeDocument(genuine, verifier, random);
    }

    private static void changeSignature(
            Signature genuine, CadesLevel level, CadesVerifier verifier, Random random, TestReporter reporter)
            throws MalformedAsn1Exception {
        byte[] octets = genuine.encoded().toArray();
        SignatureMap map = SignatureMap.of(octets);
        Set<CadesLevel> below = Objects.requireNonNull(BELOW.get(level));
        for (Part part : Part.values()) {
            List<Integer> tried = sample(map.octetsOf(part), random);
            int passed = 0;
            for (int octet : tried) {
                byte[] mutant = octets.clone();
                mutant[octet] ^= (byte) (1 << random.nextInt(8));
                VerificationReport report = verifier.verify(Signature.of(Bytes.of(mutant)), DOCUMENT);
                if (report.indication() == Indication.TOTAL_PASSED) {
                    passed++;
                    assertMayPass(map, octet, mutant, level, report);
                }
                for (SignerVerdict verdict : report.signers()) {
                    assertThat(below)
                            .as("%s: octet %d", part, octet)
                            .containsAll(verdict.provenLevel().stream().toList());
                }
            }
            reporter.publishEntry(part.name(), passed + " of " + tried.size() + " passed");
        }
    }

    private static void assertMayPass(
            SignatureMap map, int octet, byte[] mutant, CadesLevel level, VerificationReport report) {
        Part part = map.at(octet);
        if (!map.meansTheSame(mutant)) {
            assertThat(part.isCovered())
                    .as("%s: octet %d, %s", part, octet, only(report).findings())
                    .isFalse();
            if (part == Part.EVIDENCE && level == CadesLevel.B_LTA) {
                assertThat(only(report).provenLevel())
                        .as("octet %d of the archive", octet)
                        .isNotEqualTo(Optional.of(CadesLevel.B_LTA));
            }
        }
    }

    private static void changeDocument(Signature genuine, CadesVerifier verifier, Random random) throws IOException {
        byte[] content;
        try (InputStream in = DOCUMENT.open()) {
            content = in.readAllBytes();
        }
        for (int octet : sample(IntStream.range(0, content.length).boxed().toList(), random)) {
            byte[] mutant = content.clone();
            mutant[octet] ^= (byte) (1 << random.nextInt(8));
            VerificationReport report = verifier.verify(genuine, DocumentSource.of(DOCUMENT.name(), Bytes.of(mutant)));
            assertThat(report.indication()).as("octet %d", octet).isEqualTo(Indication.TOTAL_FAILED);
        }
    }

    private static List<Integer> sample(List<Integer> octets, Random random) {
        List<Integer> sample = new ArrayList<>();
        if (octets.isEmpty()) {
            return sample;
        }
        if (STEP > 0) {
            for (int i = random.nextInt(Math.min(STEP, octets.size())); i < octets.size(); i += STEP) {
                sample.add(octets.get(i));
            }
            return sample;
        }
        for (int i = 0; i < SAMPLES; i++) {
            sample.add(octets.get(random.nextInt(octets.size())));
        }
        return sample;
    }
}
