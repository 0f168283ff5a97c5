package org.qoltanba.examples.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.ContainerEncoding;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;

/**
 * One gibibyte in a file, RSA with SHA-256, in 64 MiB of heap. Floors: the digest of the JDK over the file, and the same
 * while the file is copied. Peer: Bouncy Castle's stream generator with the digest of the JDK, which writes BER only.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar LargeDocumentBenchmark}; needs 4 GiB of disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx64m")
public class LargeDocumentBenchmark {

    private static final int BUFFER = 64 << 10;
    private static final int BUFFERS = (1 << 30) / BUFFER;

    private final BenchmarkPki pki = BenchmarkPki.of(BenchmarkKind.RSA_2048);
    private final CadesSigner signer =
            SigningKey.of(pki.key(), List.of(pki.certificate())).cadesSigner();
    private final CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(Certificates.of(pki.root())))
            .revocation(CrlRevocationSource.of(List.of(pki.revocationList())))
            .build();
    private Path folder = Path.of("");
    private Signature detached = Signature.of(Bytes.of(new byte[] {0}));

    /** Writes the document and what is to be verified. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("benchmark");
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(document())) {
            for (int i = 0; i < BUFFERS; i++) {
                buffer[i % BUFFER]++;
                out.write(buffer);
            }
        }
        detached = signer.sign(DocumentSource.file(document()));
        attach(ContainerEncoding.DER, signed(ContainerEncoding.DER));
        attach(ContainerEncoding.BER, signed(ContainerEncoding.BER));
    }

    /** Deletes the files. */
    @TearDown(Level.Trial)
    public void cleanUp() throws IOException {
        for (String name : new String[] {"document.bin", "signed.DER", "signed.BER", "written"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    /** Reading and digesting. */
    @Benchmark
    public byte[] floorDigest() throws IOException, GeneralSecurityException {
        return digest(OutputStream.nullOutputStream());
    }

    /** Reading, digesting and writing. */
    @Benchmark
    public byte[] floorCopy() throws IOException, GeneralSecurityException {
        try (OutputStream copy = written()) {
            return digest(copy);
        }
    }

    /** A detached signature. */
    @Benchmark
    public Signature signDetached() {
        return signer.sign(DocumentSource.file(document()));
    }

    /** The verdict on a detached signature. */
    @Benchmark
    public VerificationReport verifyDetached() {
        return passed(verifier.verify(detached, DocumentSource.file(document())));
    }

    /** A signature that holds the document, in DER. */
    @Benchmark
    public void signAttachedDer() throws IOException {
        attach(ContainerEncoding.DER, folder.resolve("written"));
    }

    /** A signature that holds the document, in BER. */
    @Benchmark
    public void signAttachedBer() throws IOException {
        attach(ContainerEncoding.BER, folder.resolve("written"));
    }

    /** The verdict on a signature that holds the document, in DER. */
    @Benchmark
    public VerificationReport verifyAttachedDer() {
        return passed(verifier.verifyAttached(DocumentSource.file(signed(ContainerEncoding.DER))));
    }

    /** The verdict on a signature that holds the document, in BER. */
    @Benchmark
    public VerificationReport verifyAttachedBer() {
        return passed(verifier.verifyAttached(DocumentSource.file(signed(ContainerEncoding.BER))));
    }

    /** What a user of Bouncy Castle would write to sign a large file. */
    @Benchmark
    public void peerBouncyCastleAttachedBer()
            throws IOException, GeneralSecurityException, OperatorCreationException, CMSException {
        CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pki.key()), pki.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(pki.certificate())));
        try (OutputStream out = written();
                OutputStream content = generator.open(out, true);
                InputStream in = opened()) {
            in.transferTo(content);
        }
    }

    private Path document() {
        return folder.resolve("document.bin");
    }

    private Path signed(ContainerEncoding encoding) {
        return folder.resolve("signed." + encoding);
    }

    private InputStream opened() throws IOException {
        return new BufferedInputStream(Files.newInputStream(document()), BUFFER);
    }

    private OutputStream written() throws IOException {
        return Files.newOutputStream(folder.resolve("written"));
    }

    private byte[] digest(OutputStream copy) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(document())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                copy.write(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    private void attach(ContainerEncoding encoding, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            signer.signAttached(DocumentSource.file(document()), out, encoding);
        }
    }

    private static VerificationReport passed(VerificationReport report) {
        if (report.indication() != Indication.TOTAL_PASSED) {
            throw new IllegalStateException("The signature to be measured does not pass.");
        }
        return report;
    }
}
