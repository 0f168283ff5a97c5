package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
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

/**
 * A program that reads a key file, signs 1 KiB and ends: the whole process, from its start to its end. Every measurement
 * starts a JVM of its own; the floor is a program that reads nothing and signs nothing.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar ColdStartBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 15)
@Fork(1)
public class ColdStartBenchmark {

    private Path keyFile = Path.of("");

    /** Writes the key file, P-256. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, GeneralSecurityException {
        keyFile = Files.createTempFile("benchmark", ".p12");
        BenchmarkPki pki = BenchmarkPki.of(BenchmarkKind.P_256);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", pki.key(), FirstSignature.PASSWORD.toCharArray(), new Certificate[] {pki.certificate()});
        try (OutputStream out = Files.newOutputStream(keyFile)) {
            store.store(out, FirstSignature.PASSWORD.toCharArray());
        }
    }

    /** Deletes the key file. */
    @TearDown(Level.Trial)
    public void cleanUp() throws IOException {
        Files.delete(keyFile);
    }

    /** This SDK. */
    @Benchmark
    public int qoltanba() throws IOException, InterruptedException {
        return run("qoltanba");
    }

    /** Key store of the JDK and Bouncy Castle's generator. */
    @Benchmark
    public int peerBouncyCastle() throws IOException, InterruptedException {
        return run("bouncy-castle");
    }

    /** The JVM itself. */
    @Benchmark
    public int floorJvm() throws IOException, InterruptedException {
        return run("nothing");
    }

    private int run(String who) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstSignature.class.getName(),
                        who,
                        keyFile.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("The program that signs as " + who + " ended with " + status + ".");
        }
        return status;
    }
}
