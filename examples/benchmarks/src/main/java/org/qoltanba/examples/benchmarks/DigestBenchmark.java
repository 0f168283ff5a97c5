package org.qoltanba.examples.benchmarks;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
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
import org.qoltanba.crypto.gost.GostDigest;

/**
 * The digests of GOST over a mebibyte, against Bouncy Castle's.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar DigestBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DigestBenchmark {

    private static final int MEBIBYTE = 1024 * 1024;

    /** Which digest. */
    @Param({"KAZAKH_95", "RUSSIAN_94", "RUSSIAN_2012_256", "RUSSIAN_2012_512"})
    public GostDigest digest = GostDigest.KAZAKH_95;

    private final byte[] content = new byte[MEBIBYTE];

    /** Makes the content. */
    @Setup
    public void prepare() {
        new SecureRandom().nextBytes(content);
    }

    /** This SDK. */
    @Benchmark
    public byte[] qoltanba() {
        MessageDigest computation = digest.newDigest();
        return computation.digest(content);
    }

    /** Bouncy Castle. */
    @Benchmark
    public byte[] peerBouncyCastle() {
        Digest computation = bouncyCastle();
        computation.update(content, 0, content.length);
        byte[] value = new byte[computation.getDigestSize()];
        computation.doFinal(value, 0);
        return value;
    }

    private Digest bouncyCastle() {
        return switch (digest) {
            case KAZAKH_95 -> new GOST3411Digest(GOST28147Engine.getSBox("D-Test"));
            case RUSSIAN_94 -> new GOST3411Digest(GOST28147Engine.getSBox("D-A"));
            case RUSSIAN_2012_256, KAZAKH_2015_256 -> new GOST3411_2012_256Digest();
            case RUSSIAN_2012_512, KAZAKH_2015_512 -> new GOST3411_2012_512Digest();
        };
    }
}
