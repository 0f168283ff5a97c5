package org.qoltanba.examples.benchmarks;

import eu.europa.esig.dss.enumerations.Indication;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The peer EU DSS, signing and validating as {@link SigningBenchmark} and {@link VerifyingBenchmark} do. It knows no GOST.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar EuDssBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class EuDssBenchmark {

    /** Which key signs. */
    @Param({"P_256", "RSA_2048"})
    public BenchmarkKind key = BenchmarkKind.P_256;

    /** How many bytes the document has. */
    @Param("1024")
    public int octets = 1024;

    private EuDss euDss = new EuDss(BenchmarkKind.P_256, BenchmarkPki.of(BenchmarkKind.P_256));
    private byte[] content = new byte[0];
    private byte[] signature = new byte[0];

    /** Makes key, certificates, document and signature. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        euDss = new EuDss(key, BenchmarkPki.of(key));
        content = new byte[octets];
        new SecureRandom().nextBytes(content);
        signature = euDss.sign(content);
        if (validate() == Indication.TOTAL_FAILED) {
            throw new IllegalStateException("EU DSS does not accept its own signature.");
        }
    }

    /** A detached signature at level B-B. */
    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        return euDss.sign(content);
    }

    /** A full validation. */
    @Benchmark
    public Indication validate() {
        return euDss.validate(signature, content);
    }
}
