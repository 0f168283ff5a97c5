package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.crypto.key.SigningKey;

/** The program whose whole life {@link ColdStartBenchmark} measures. */
final class FirstSignature {

    static final String PASSWORD = "benchmark";

    private static final int OCTETS = 1024;

    private FirstSignature() {}

    /**
     * Signs once.
     *
     * @param arguments who signs, and the key file
     */
    public static void main(String[] arguments) throws Exception {
        Path keyFile = Path.of(arguments[1]);
        int octets = switch (arguments[0]) {
            case "qoltanba" -> qoltanba(keyFile);
            case "bouncy-castle" -> bouncyCastle(keyFile);
            default -> OCTETS;
        };
        if (octets < OCTETS / 2) {
            throw new IllegalStateException("That is no signature: " + octets + " bytes.");
        }
    }

    private static int qoltanba(Path keyFile) {
        return SigningKey.fromPkcs12(keyFile, Secret.of(PASSWORD))
                .cadesSigner()
                .sign(DocumentSource.of("document.bin", Bytes.of(new byte[OCTETS])))
                .encoded()
                .size();
    }

    private static int bouncyCastle(Path keyFile)
            throws IOException, GeneralSecurityException, OperatorCreationException, CMSException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyFile)) {
            store.load(in, PASSWORD.toCharArray());
        }
        PrivateKey key = (PrivateKey) store.getKey("key", PASSWORD.toCharArray());
        X509Certificate certificate = (X509Certificate) store.getCertificate("key");
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .setProvider(BenchmarkKind.BOUNCY_CASTLE)
                                        .build(key),
                                certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator
                .generate(new CMSProcessableByteArray(new byte[OCTETS]), false)
                .getEncoded()
                .length;
    }
}
