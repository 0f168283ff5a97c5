package org.qoltanba.crypto.interop;

import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesExtender;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.SignatureLimits;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;
import org.qoltanba.crypto.testing.TestTsa;

/** A program for a small heap: makes signatures that carry a revocation list as long as national ones, and reads them. */
final class LargeEvidence {

    private static final SignatureLimits ALLOWED = SignatureLimits.standard().withEvidence(32 * 1024 * 1024);

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final TestTsa TIMES = TestTsa.below(ROOT).everyMinute();

    private LargeEvidence() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        LargeRevocationList.write(file, ROOT);
        System.out.println("heap of " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB, list of "
                + Files.size(file) / 1_000_000 + " MB");
        RevocationSource lists = CrlRevocationSource.ofFiles(file);
        Signature plain = TestSignatures.signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
        for (CadesLevel level : List.of(CadesLevel.B_LT, CadesLevel.B_LTA, CadesLevel.X_LONG_TYPE_1)) {
            System.out.println(level + ", usual limits: " + refusal(plain, level, lists));
            Signature large = extender(lists, ALLOWED).extend(plain, level);
            System.out.println(level + ", read: " + verify(large, ALLOWED) + "; unread: "
                    + verify(large, SignatureLimits.standard()));
        }
    }

    private static CadesExtender extender(RevocationSource lists, SignatureLimits limits) {
        return CadesExtender.stamping(TIMES.from(TestIssuer.NOW))
                .trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(lists)
                .clock(new FixedClock(TestIssuer.NOW))
                .limits(limits)
                .build();
    }

    private static String refusal(Signature plain, CadesLevel level, RevocationSource lists) {
        try {
            extender(lists, SignatureLimits.standard()).extend(plain, level);
            return "made";
        } catch (MalformedSignatureException | SigningFailedException refused) {
            return String.valueOf(refused.getMessage()).contains("SignatureLimits")
                    ? "refused"
                    : String.valueOf(refused);
        }
    }

    private static String verify(Signature signature, SignatureLimits limits) {
        VerificationReport report = CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .clock(new FixedClock(TestIssuer.NOW.plusSeconds(600)))
                .limits(limits)
                .build()
                .verify(signature);
        if (report.signers().isEmpty()) {
            return report.findings().get(0).text().contains("SignatureLimits") ? "refused" : report.toString();
        }
        return report.signers().get(0).subIndication().map(Enum::name).orElse("sound") + " "
                + report.signers().get(0).provenLevel().map(Enum::name).orElse("nothing");
    }
}
