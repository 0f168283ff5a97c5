package org.qoltanba.examples.benchmarks;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.key.SigningKey;

/**
 * One signer shared by two threads, against the same signer used by one. What is lost is lost to locks and to memory.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar ScalingBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ScalingBenchmark {

    /** Which key signs. */
    @Param({"P_256", "RSA_2048"})
    public BenchmarkKind key = BenchmarkKind.P_256;

    /** How many bytes the document has. */
    @Param("1024")
    public int octets = 1024;

    private DocumentSource document = DocumentSource.of("document.bin", Bytes.of(new byte[1]));
    private CadesSigner signer = signer(BenchmarkPki.of(BenchmarkKind.P_256));

    private static CadesSigner signer(BenchmarkPki pki) {
        return SigningKey.of(pki.key(), List.of(pki.certificate())).cadesSigner();
    }

    /** Makes key, certificate and document. */
    @Setup
    public void prepare() {
        byte[] content = new byte[octets];
        new SecureRandom().nextBytes(content);
        document = DocumentSource.of("document.bin", Bytes.of(content));
        signer = signer(BenchmarkPki.of(key));
    }

    /** One thread. */
    @Benchmark
    @Threads(1)
    public Signature oneThread() {
        return signer.sign(document);
    }

    /** Two threads. */
    @Benchmark
    @Threads(2)
    public Signature twoThreads() {
        return signer.sign(document);
    }
}
