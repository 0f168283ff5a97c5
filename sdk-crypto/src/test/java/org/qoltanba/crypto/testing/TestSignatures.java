package org.qoltanba.crypto.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;

/** Signers and verifiers around {@link TestIssuer}, and a look into reports. */
public final class TestSignatures {

    /** What the tests sign. */
    public static final DocumentSource DOCUMENT = document("The supplier delivers seventeen pumps.");

    private TestSignatures() {}

    public static DocumentSource document(String text) {
        return DocumentSource.of("contract.txt", Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A signer on the time of the tests. */
    public static CadesSigner signer(TestIssuer identity) {
        return SigningKey.of(identity.pair().getPrivate(), identity.chain())
                .cadesSigner()
                .clock(new FixedClock(TestIssuer.NOW));
    }

    /** A verifier that trusts the last authority and has an empty CRL of each given one. */
    public static CadesVerifier verifier(TestIssuer root, TestIssuer... others) {
        return verifierBuilder(root, others).build();
    }

    /** The same, to be changed. */
    public static CadesVerifier.Builder verifierBuilder(TestIssuer root, TestIssuer... others) {
        List<Bytes> lists = new ArrayList<>(List.of(root.emptyCrl()));
        for (TestIssuer other : others) {
            lists.add(other.emptyCrl());
        }
        return CadesVerifier.trusting(TrustAnchors.of(root.certificate()))
                .revocation(CrlRevocationSource.of(lists))
                .clock(new FixedClock(TestIssuer.NOW));
    }

    /** The only signer's verdict. */
    public static SignerVerdict only(VerificationReport report) {
        if (report.signers().size() != 1) {
            throw new AssertionError("Expected one signer: " + report + " " + report.findings());
        }
        return report.signers().get(0);
    }

    /** How the only signer's check of a name ended. */
    public static Finding finding(VerificationReport report, String code) {
        return only(report).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No finding " + code + " in " + only(report).findings()));
    }
}
