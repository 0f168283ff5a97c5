package org.qoltanba.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
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
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.key.SigningKey;

/**
 * Signing a document, detached, at level B-B.
 *
 * <p>Floor: what cannot be left out, a digest of the content and one signature over attributes of the usual size, with
 * each of the two providers at hand; the faster one is the floor. Peer: Bouncy Castle's generator of CMS signatures with
 * its default attributes, on the faster provider, which is less than level B-B asks for.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar SigningBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SigningBenchmark {

    private static final int ATTRIBUTE_OCTETS = 320;

    /** Which key signs. */
    @Param({"P_256", "RSA_2048", "GOST_2012_256"})
    public BenchmarkKind key = BenchmarkKind.P_256;

    /** How many bytes the document has. */
    @Param({"1024", "1048576"})
    public int octets = 1024;

    private BenchmarkPki pki = BenchmarkPki.of(BenchmarkKind.P_256);
    private byte[] content = new byte[0];
    private byte[] attributes = new byte[0];
    private DocumentSource document = DocumentSource.of("document.bin", Bytes.of(content));
    private CadesSigner signer = signer(pki);

    private static CadesSigner signer(BenchmarkPki pki) {
        return SigningKey.of(pki.key(), List.of(pki.certificate())).cadesSigner();
    }

    /** Makes key, certificate and document. */
    @Setup
    public void prepare() {
        pki = BenchmarkPki.of(key);
        content = new byte[octets];
        new SecureRandom().nextBytes(content);
        attributes = new byte[ATTRIBUTE_OCTETS];
        document = DocumentSource.of("document.bin", Bytes.of(content));
        signer = signer(pki);
    }

    /** This SDK. */
    @Benchmark
    public Signature qoltanba() {
        return signer.sign(document);
    }

    /** Bare arithmetic of the JDK, where it can. */
    @Benchmark
    public byte[] floorJdk() throws GeneralSecurityException {
        return floor(key.jdkOrBouncyCastle());
    }

    /** Bare arithmetic of Bouncy Castle. */
    @Benchmark
    public byte[] floorBouncyCastle() throws GeneralSecurityException {
        return floor(key.bouncyCastle());
    }

    private byte[] floor(java.security.Signature signature) throws GeneralSecurityException {
        MessageDigest messageDigest = key.newDigest();
        byte[] digest = messageDigest.digest(content);
        System.arraycopy(digest, 0, attributes, 0, digest.length);
        signature.initSign(pki.key());
        signature.update(attributes);
        return signature.sign();
    }

    /** What a user of Bouncy Castle would write. */
    @Benchmark
    public CMSSignedData peerBouncyCastle() throws OperatorCreationException, CMSException, GeneralSecurityException {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder(key.signatureName());
        JcaDigestCalculatorProviderBuilder digests = new JcaDigestCalculatorProviderBuilder();
        if (!key.isFasterInTheJdk()) {
            builder.setProvider(BenchmarkKind.BOUNCY_CASTLE);
        }
        if (key == BenchmarkKind.GOST_2012_256) {
            digests.setProvider(BenchmarkKind.BOUNCY_CASTLE);
        }
        ContentSigner contentSigner = builder.build(pki.key());
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(digests.build()).build(contentSigner, pki.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(pki.certificate())));
        return generator.generate(new CMSProcessableByteArray(content), false);
    }
}
