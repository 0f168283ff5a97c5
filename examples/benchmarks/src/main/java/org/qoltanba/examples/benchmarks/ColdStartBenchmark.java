package org.qoltanba.examples.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.key.SigningKey;

/**
 * The first signature of a fresh JVM, key loading included, P-256. The certificates are made before the clock starts,
 * with classes of Bouncy Castle that both sides need.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar ColdStartBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(7)
public class ColdStartBenchmark {

    private final BenchmarkPki pki = BenchmarkPki.of(BenchmarkKind.P_256);
    private final byte[] content = new byte[1024];

    /** This SDK. */
    @Benchmark
    public Signature qoltanba() {
        return SigningKey.of(pki.key(), List.of(pki.certificate()))
                .cadesSigner()
                .sign(DocumentSource.of("document.bin", Bytes.of(content)));
    }

    /** Bouncy Castle's generator. */
    @Benchmark
    public CMSSignedData peerBouncyCastle()
            throws OperatorCreationException, CMSException, java.security.GeneralSecurityException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .setProvider(BenchmarkKind.BOUNCY_CASTLE)
                                        .build(pki.key()),
                                pki.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(pki.certificate())));
        return generator.generate(new CMSProcessableByteArray(content), false);
    }
}
