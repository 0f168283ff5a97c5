package org.qoltanba.examples.quickstart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;

/** The report a person can read: what was signed, by whom, and what was checked. */
final class ReportText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(Evidence evidence) {
        ReportText report = new ReportText();
        report.head(evidence);
        int number = 0;
        for (Evidence.Proof proof : evidence.proofs()) {
            number++;
            report.proof(number, proof);
        }
        return report.text.toString();
    }

    private void head(Evidence evidence) {
        line("Signatures of " + evidence.document().name() + " ("
                + evidence.document().size() + " bytes)");
        line("Registered at SIGEX (fake) as " + evidence.documentId());
        line("Trusted certificate authority: " + evidence.authority().subject());
    }

    private void proof(int number, Evidence.Proof proof) {
        line("");
        line(number + ". " + proof.signer() + ", " + OutputFolder.signatureName(number) + ": "
                + proof.report().indication()
                + proof.report().subIndication().map(reason -> " / " + reason).orElse(""));
        for (SignerVerdict signer : proof.report().signers()) {
            signer.certificate().ifPresent(this::certificate);
            line("   Algorithm       " + signer.algorithm());
            line("   Level           " + signer.level().displayName());
            signer.claimedSigningTime().ifPresent(time -> line("   Claimed time    " + time(time)));
            for (Finding finding : signer.findings()) {
                line("   " + String.format("%-11s", finding.outcome()) + " " + finding.text());
            }
        }
    }

    private void certificate(SignerCertificate certificate) {
        line("   Signer          " + certificate.subject());
        line("   Certificate     " + certificate.serialNumber().toString(16) + ", valid "
                + time(certificate.notBefore()) + " to " + time(certificate.notAfter()));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
