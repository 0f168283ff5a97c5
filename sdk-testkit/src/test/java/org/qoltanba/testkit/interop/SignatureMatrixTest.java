package org.qoltanba.testkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesExtender;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Every algorithm at every level, with the document inside and outside, by one and by two signers: made by us, judged by
 * us, and by OpenSSL where it knows the algorithm.
 */
class SignatureMatrixTest {

    private static final DocumentSource DOCUMENT = DocumentSource.text("contract.txt", "Seventeen pumps.");

    private static final Map<KeyAlgorithm, Authority> AUTHORITIES = new EnumMap<>(KeyAlgorithm.class);

    @TempDir
    private Path folder;

    static {
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            AUTHORITIES.put(algorithm, new Authority(algorithm));
        }
    }

    static Stream<Arguments> matrix() {
        return Stream.of(KeyAlgorithm.values())
                .flatMap(algorithm -> Stream.of(
                                CadesLevel.B_B,
                                CadesLevel.B_T,
                                CadesLevel.B_LT,
                                CadesLevel.B_LTA,
                                CadesLevel.X_LONG_TYPE_1)
                        .flatMap(level -> Stream.of(true, false)
                                .flatMap(attached -> Stream.of(
                                        Arguments.of(algorithm, level, attached, 1),
                                        Arguments.of(algorithm, level, attached, 2)))));
    }

    @ParameterizedTest(name = "{0} {1}, attached {2}, {3} signers")
    @MethodSource("matrix")
    void isAcceptedForWhatItIs(KeyAlgorithm algorithm, CadesLevel level, boolean attached, int signers)
            throws Exception {
        Authority authority = Objects.requireNonNull(AUTHORITIES.get(algorithm));
        Signature signature = authority.sign(level, attached, signers);

        VerificationReport report = authority.verify(signature, level);

        assertThat(report.indication())
                .as("%s", report.signers().stream().map(SignerVerdict::findings).toList())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signers()).hasSize(signers).allSatisfy(signer -> {
            assertThat(signer.level()).isEqualTo(level);
            assertThat(signer.provenLevel()).contains(level);
        });
        if (algorithm == KeyAlgorithm.RSA_2048 || algorithm == KeyAlgorithm.EC_P256) {
            openSslAccepts(signature, authority, attached);
        }
    }

    private void openSslAccepts(Signature signature, Authority authority, boolean attached)
            throws IOException, InterruptedException {
        Path p7s = folder.resolve("signature.p7s");
        try (OutputStream out = Files.newOutputStream(p7s)) {
            signature.encoded().writeTo(out);
        }
        Path content = folder.resolve("contract.txt");
        try (OutputStream out = Files.newOutputStream(content)) {
            DOCUMENT.open().transferTo(out);
        }
        Path anchor = Files.writeString(folder.resolve("ca.pem"), authority.anchorPem());
        List<String> command = Stream.concat(
                        Stream.of("openssl cms -verify -binary -cades -inform DER -purpose any -no_check_time -out"
                                .split(" ")),
                        Stream.concat(
                                Stream.of(
                                        folder.resolve("out").toString(),
                                        "-in",
                                        p7s.toString(),
                                        "-CAfile",
                                        anchor.toString()),
                                attached ? Stream.of() : Stream.of("-content", content.toString())))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** A world of one algorithm: root, time stamps, lists and two people. */
    private static final class Authority {

        private final VirtualClock clock = new VirtualClock();
        private final TestCertificateAuthority ca;
        private final TestIdentity first;
        private final TestIdentity second;
        private final RevocationSource lists;
        private final CadesExtender extender;

        Authority(KeyAlgorithm algorithm) {
            ca = new TestCertificateAuthority(clock, new SecureRandom(), algorithm);
            first = ca.individual(Iin.of("000000000011"), algorithm);
            second = ca.individual(Iin.of("000000000022"), algorithm);
            lists = (certificate, issuer, at) ->
                    CrlRevocationSource.of(ca.crl()).check(certificate, issuer, at);
            extender = CadesExtender.stamping(ca::timeStampToken)
                    .trusting(TrustAnchors.of(ca.certificate()))
                    .revocation(lists)
                    .clock(clock)
                    .build();
        }

        Signature sign(CadesLevel level, boolean attached, int signers) {
            Signature signature =
                    first.signer().sign(DOCUMENT, attached ? SignatureOptions.attached() : SignatureOptions.detached());
            if (signers == 2) {
                signature = second.signer().coSign(signature, DOCUMENT).signature();
            }
            return level == CadesLevel.B_B ? signature : extender.extend(signature, DOCUMENT, level);
        }

        /** Where the signature holds its evidence, none is given. */
        VerificationReport verify(Signature signature, CadesLevel level) {
            boolean holdsEvidence = level != CadesLevel.B_B && level != CadesLevel.B_T;
            return CadesVerifier.trusting(TrustAnchors.of(ca.certificate()))
                    .revocation(holdsEvidence ? RevocationSource.none() : lists)
                    .clock(clock)
                    .build()
                    .verify(signature, DOCUMENT);
        }

        String anchorPem() {
            return first.certificatesPem();
        }
    }
}
