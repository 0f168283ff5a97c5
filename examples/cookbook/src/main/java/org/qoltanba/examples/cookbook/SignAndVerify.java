package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** A file, a key in PKCS#12, a signature beside the file; then the verdict with every check that was made. */
public final class SignAndVerify {

    private SignAndVerify() {}

    /**
     * Runs the recipe in a temporary folder.
     *
     * @param arguments none
     * @throws IOException if the folder cannot be written to
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("sign-and-verify");
        try (FakeServices world = FakeServices.create()) {
            Path file = Files.writeString(folder.resolve("contract.txt"), "We agree.");
            Path keyFile = folder.resolve("company.p12");
            Secret password = Secret.of("company-password");
            TestIdentity director = world.pki().individual(Iin.of("000000000011"));
            try (OutputStream p12 = Files.newOutputStream(keyFile)) {
                director.pkcs12(password).writeTo(p12);
            }

            // region sign
            CadesSigner company =
                    SigningKey.fromPkcs12(keyFile, password).cadesSigner().clock(world.clock());
            Signature signature = company.sign(DocumentSource.file(file));
            try (OutputStream p7s = Files.newOutputStream(folder.resolve("contract.txt.p7s"))) {
                signature.encoded().writeTo(p7s);
            }
            // endregion

            // region verify
            CadesVerifier verifier = CadesVerifier.trusting(
                            TrustAnchors.of(world.pki().certificate()))
                    .revocation(CrlRevocationSource.of(world.pki().crl()))
                    .clock(world.clock())
                    .build();
            VerificationReport report = verifier.verify(signature, DocumentSource.file(file));
            // endregion
            print(report);
        }
    }

    private static void print(VerificationReport report) {
        for (SignerVerdict signer : report.signers()) {
            System.out.println(signer.indication() + ", " + signer.level().displayName() + ", " + signer.algorithm());
            for (Finding finding : signer.findings()) {
                System.out.println("  " + finding.outcome() + " " + finding.code() + ": " + finding.text());
            }
        }
    }
}
