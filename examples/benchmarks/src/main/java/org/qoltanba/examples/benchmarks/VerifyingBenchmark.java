package org.qoltanba.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
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
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;

/**
 * Verifying a detached signature with its certificate, whose path is known from the call before, and a revocation list.
 *
 * <p>Floor: a digest of the content and one verification over attributes of the usual size, with each of the two
 * providers at hand; the faster one is the floor. Peer: Bouncy Castle, given the signer's certificate, which it does not
 * check at all.
 *
 * <p>Run: {@code java -jar examples/benchmarks/target/benchmarks.jar VerifyingBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class VerifyingBenchmark {

    private static final int ATTRIBUTE_OCTETS = 320;

    /** Which key has signed. */
    @Param({"P_256", "RSA_2048", "GOST_2012_256"})
    public BenchmarkKind key = BenchmarkKind.P_256;

    /** How many bytes the document has. */
    @Param("1024")
    public int octets = 1024;

    private Material material = new Material(BenchmarkKind.P_256, octets);

    /** Makes key, certificates, document and signature. */
    @Setup
    public void prepare() {
        material = new Material(key, octets);
        if (qoltanba().indication() != org.qoltanba.api.signature.Indication.TOTAL_PASSED) {
            throw new IllegalStateException("The signature to be measured does not pass: "
                    + qoltanba().signers().get(0).findings());
        }
    }

    /** This SDK: a full verdict, path and revocation included. */
    @Benchmark
    public VerificationReport qoltanba() {
        return material.verifier.verify(material.signature, material.document);
    }

    /** Bare arithmetic of the JDK, where it can. */
    @Benchmark
    public boolean floorJdk() throws GeneralSecurityException {
        return floor(key.jdkOrBouncyCastle());
    }

    /** Bare arithmetic of Bouncy Castle. */
    @Benchmark
    public boolean floorBouncyCastle() throws GeneralSecurityException {
        return floor(key.bouncyCastle());
    }

    private boolean floor(java.security.Signature signature) throws GeneralSecurityException {
        byte[] digest = key.newDigest().digest(material.content);
        signature.initVerify(material.pki.certificate().getPublicKey());
        signature.update(material.attributes);
        if (!signature.verify(material.value)) {
            throw new IllegalStateException("The floor must verify.");
        }
        return digest.length > 0;
    }

    /** What a user of Bouncy Castle would write who trusts this very certificate. */
    @Benchmark
    public boolean peerBouncyCastle() throws CMSException, OperatorCreationException, GeneralSecurityException {
        JcaSimpleSignerInfoVerifierBuilder builder = new JcaSimpleSignerInfoVerifierBuilder();
        if (!key.isFasterInTheJdk()) {
            builder.setProvider(BenchmarkKind.BOUNCY_CASTLE);
        }
        SignerInformationVerifier verifier = builder.build(material.holder);
        CMSSignedData signed = new CMSSignedData(
                new CMSProcessableByteArray(material.content),
                material.signature.encoded().toArray());
        return signed.getSignerInfos().iterator().next().verify(verifier);
    }

    /** What all of them work on. */
    private static final class Material {

        private final BenchmarkPki pki;
        private final byte[] content;
        private final byte[] attributes = new byte[ATTRIBUTE_OCTETS];
        private final byte[] value;
        private final DocumentSource document;
        private final Signature signature;
        private final CadesVerifier verifier;
        private final X509CertificateHolder holder;

        Material(BenchmarkKind kind, int octets) {
            this.pki = BenchmarkPki.of(kind);
            this.content = new byte[octets];
            new SecureRandom().nextBytes(content);
            this.document = DocumentSource.of("document.bin", Bytes.of(content));
            this.signature = SigningKey.of(pki.key(), List.of(pki.certificate()))
                    .cadesSigner()
                    .sign(document);
            this.verifier = CadesVerifier.trusting(TrustAnchors.of(Certificates.of(pki.root())))
                    .revocation(CrlRevocationSource.of(List.of(pki.revocationList())))
                    .build();
            try {
                this.holder = new JcaX509CertificateHolder(pki.certificate());
                java.security.Signature signing = kind.bouncyCastle();
                signing.initSign(pki.key());
                signing.update(attributes);
                this.value = signing.sign();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("A key that was just made cannot sign.", impossible);
            }
        }
    }
}
