package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.TestEvidence;
import org.qoltanba.crypto.testing.TestSignatures;

/**
 * Russian GOST against OpenSSL with its GOST engine, which shares no code with Bouncy Castle. Runs with the Maven profile
 * {@code gost-engine} and fails there if the engine is missing; on Debian and Ubuntu it is the package
 * {@code libengine-gost-openssl}.
 */
@Tag("gost-engine")
class GostEngineTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void theEngineIsThere() throws Exception {
        assertThat(run("engine", "-t", "gost"))
                .as("OpenSSL's GOST engine; install libengine-gost-openssl")
                .contains("[ available ]");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }

    /** A root and a signer below it, both with keys of OpenSSL's. */
    private void issue(String algorithm, String parameterSet, String digest) throws Exception {
        for (String name : List.of("root", "signer")) {
            run(
                    "genpkey",
                    "-engine",
                    "gost",
                    "-algorithm",
                    algorithm,
                    "-pkeyopt",
                    "paramset:" + parameterSet,
                    "-out",
                    name + ".key");
        }
        run(
                "req",
                "-engine",
                "gost",
                "-new",
                "-x509",
                "-" + digest,
                "-key",
                "root.key",
                "-subj",
                "/CN=Root",
                "-days",
                "30",
                "-out",
                "root.pem");
        run(
                "req",
                "-engine",
                "gost",
                "-new",
                "-" + digest,
                "-key",
                "signer.key",
                "-subj",
                "/CN=Signer",
                "-out",
                "signer.csr");
        Files.writeString(folder.resolve("signer.cnf"), "keyUsage=critical,digitalSignature,nonRepudiation\n");
        run(
                "x509",
                "-engine",
                "gost",
                "-req",
                "-" + digest,
                "-in",
                "signer.csr",
                "-CA",
                "root.pem",
                "-CAkey",
                "root.key",
                "-set_serial",
                "17",
                "-days",
                "20",
                "-extfile",
                "signer.cnf",
                "-out",
                "signer.pem");
        Files.writeString(folder.resolve("document.txt"), "The supplier delivers seventeen pumps.");
    }

    private VerificationReport verify(String file, boolean attached, AlgorithmPolicy policy) throws IOException {
        Signature signature = Signature.of(Bytes.of(Files.readAllBytes(folder.resolve(file))));
        CadesVerifier verifier = CadesVerifier.trusting(
                        TrustAnchors.of(Certificates.fromPem(folder.resolve("root.pem"))))
                .revocation((certificate, issuer, at) -> new RevocationStatus.Good(TestEvidence.saying("not asked")))
                .algorithms(policy)
                .build();
        return attached
                ? verifier.verify(signature)
                : verifier.verify(signature, DocumentSource.file(folder.resolve("document.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "gost2012_256, TCA, md_gost12_256",
        "gost2012_256, TCB, md_gost12_256",
        "gost2012_256, TCC, md_gost12_256",
        "gost2012_256, TCD, md_gost12_256",
        "gost2012_256, A, md_gost12_256",
        "gost2012_256, B, md_gost12_256",
        "gost2012_256, C, md_gost12_256",
        "gost2012_256, XA, md_gost12_256",
        "gost2012_256, XB, md_gost12_256",
        "gost2012_512, A, md_gost12_512",
        "gost2012_512, B, md_gost12_512",
        "gost2012_512, C, md_gost12_512"
    })
    void eachAcceptsTheOther(String algorithm, String parameterSet, String digest) throws Exception {
        issue(algorithm, parameterSet, digest);

        for (boolean attached : new boolean[] {false, true}) {
            List<String> arguments = new ArrayList<>(List.of(
                    "cms",
                    "-engine",
                    "gost",
                    "-sign",
                    "-binary",
                    "-cades",
                    "-md",
                    digest,
                    "-in",
                    "document.txt",
                    "-signer",
                    "signer.pem",
                    "-inkey",
                    "signer.key",
                    "-outform",
                    "DER",
                    "-out",
                    "theirs.p7s"));
            if (attached) {
                arguments.add("-nodetach");
            }
            run(arguments.toArray(new String[0]));
            VerificationReport report = verify("theirs.p7s", attached, AlgorithmPolicy.year2026());
            assertThat(report.indication())
                    .as("%s", TestSignatures.only(report).findings())
                    .isEqualTo(Indication.TOTAL_PASSED);
            assertThat(TestSignatures.only(report).level()).isEqualTo(CadesLevel.B_B);
        }

        SigningKey key = SigningKey.fromPem(folder.resolve("signer.key"), folder.resolve("signer.pem"));
        for (SignatureOptions options : List.of(SignatureOptions.detached(), SignatureOptions.attached())) {
            Signature ours = key.cadesSigner().sign(DocumentSource.file(folder.resolve("document.txt")), options);
            Files.write(folder.resolve("ours.p7s"), ours.encoded().toArray());
            List<String> arguments = new ArrayList<>(List.of(
                    "cms",
                    "-engine",
                    "gost",
                    "-verify",
                    "-binary",
                    "-cades",
                    "-inform",
                    "DER",
                    "-in",
                    "ours.p7s",
                    "-CAfile",
                    "root.pem",
                    "-purpose",
                    "any"));
            if (options.equals(SignatureOptions.detached())) {
                arguments.addAll(List.of("-content", "document.txt"));
            }
            assertThat(run(arguments.toArray(new String[0])))
                    .contains("CAdES Verification successful")
                    .contains("seventeen pumps");
        }
    }

    /** It verifies; that its time has come to an end is another question. */
    @ParameterizedTest
    @CsvSource({"A", "B", "C", "XA", "XB"})
    void gost2001IsRead(String parameterSet) throws Exception {
        issue("gost2001", parameterSet, "md_gost94");
        run(
                "cms",
                "-engine",
                "gost",
                "-sign",
                "-binary",
                "-cades",
                "-md",
                "md_gost94",
                "-in",
                "document.txt",
                "-signer",
                "signer.pem",
                "-inkey",
                "signer.key",
                "-outform",
                "DER",
                "-out",
                "theirs.p7s");
        AlgorithmPolicy lenient = AlgorithmPolicy.year2026().acceptingUntil("1.2.643.2.2.19", Instant.MAX);
        VerificationReport report = verify("theirs.p7s", false, lenient);
        assertThat(report.indication())
                .as("%s", TestSignatures.only(report).findings())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verify("theirs.p7s", false, AlgorithmPolicy.year2026()).indication())
                .isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void digestsAreEqual() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(34).nextBytes(content);
        Files.write(folder.resolve("content.bin"), content);
        assertDigest("md_gost94", DigestAlgorithm.GOST_R_3411_94, content);
        assertDigest("md_gost12_256", DigestAlgorithm.GOST_R_3411_2012_256, content);
        assertDigest("md_gost12_512", DigestAlgorithm.GOST_R_3411_2012_512, content);
    }

    private void assertDigest(String name, DigestAlgorithm algorithm, byte[] content) throws Exception {
        byte[] ours = AlgorithmProfile.year2026()
                .newDigest(algorithm.oid())
                .orElseThrow()
                .digest(content);
        assertThat(run("dgst", "-engine", "gost", "-" + name, "content.bin"))
                .contains("= " + HexFormat.of().formatHex(ours));
    }
}
