package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** A key for GOST R 34.10-2012 in PEM, a signature with Streebog, and its verdict: no provider is installed for it. */
public final class SignWithRussianGost {

    private SignWithRussianGost() {}

    /**
     * Runs the recipe in a temporary folder.
     *
     * @param arguments none
     * @throws IOException if the folder cannot be written to
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("sign-with-russian-gost");
        try (FakeServices world = FakeServices.create()) {
            Path file = Files.writeString(folder.resolve("contract.txt"), "We agree.");
            Secret password = Secret.of("company-password");
            TestIdentity director =
                    world.pki().individual(Iin.of("000000000011"), KeyAlgorithm.GOST_R_3410_2012_256);
            Path keyFile = Files.writeString(folder.resolve("company.key.pem"), director.privateKeyPem(password));
            Path certificates = Files.writeString(folder.resolve("company.pem"), director.certificatesPem());

            // region sign
            CadesSigner company = SigningKey.fromPem(keyFile, certificates, password)
                    .cadesSigner()
                    .clock(world.clock());
            Signature signature = company.sign(DocumentSource.file(file));
            // endregion

            VerificationReport report = CadesVerifier.trusting(
                            TrustAnchors.of(world.pki().certificate()))
                    .revocation(CrlRevocationSource.of(world.pki().crl()))
                    .clock(world.clock())
                    .build()
                    .verify(signature, DocumentSource.file(file));
            System.out.println(report.indication() + ", " + report.signers().get(0).algorithm());
        }
    }
}
