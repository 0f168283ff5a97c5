package org.qoltanba.examples.cookbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.report.ReportJson;
import org.qoltanba.crypto.report.ReportSubject;
import org.qoltanba.testkit.FakeServices;

/** What a program does with a verdict: decide by the indication, say why, keep the whole report. */
public final class ReadAReport {

    private ReadAReport() {}

    /**
     * Runs the recipe.
     *
     * @param arguments none
     * @throws IOException if the report cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        try (FakeServices world = FakeServices.create()) {
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            Signature signature =
                    world.pki().individual(Iin.of("000000000011")).signer().sign(document);
            System.out.println(decide(world.verifier().verify(signature, document)));
            VerificationReport changed =
                    world.verifier().verify(signature, DocumentSource.text("contract.txt", "We do not agree."));
            System.out.println(decide(changed));

            ByteArrayOutputStream json = new ByteArrayOutputStream();
            ReportJson.create()
                    .write(
                            changed,
                            ReportSubject.of("contract.txt", world.clock().now()),
                            json);
            System.out.println(json.toString(StandardCharsets.UTF_8).lines().count() + " lines of JSON");
        }
    }

    // region decide
    static String decide(VerificationReport report) {
        StringBuilder decision = new StringBuilder();
        switch (report.indication()) {
            case TOTAL_PASSED -> decision.append("accept");
            case TOTAL_FAILED -> decision.append("refuse");
            case INDETERMINATE -> decision.append("ask a person, or try again later");
        }
        report.subIndication()
                .ifPresent(reason -> decision.append(" (").append(reason).append(')'));
        for (SignerVerdict signer : report.signers()) {
            String name =
                    signer.certificate().flatMap(SignerCertificate::commonName).orElse("nobody known");
            decision.append("; ")
                    .append(name)
                    .append(", ")
                    .append(signer.level().displayName());
            signer.bestSignatureTime()
                    .ifPresent(time -> decision.append(", at ").append(time.time()));
            for (Finding finding : signer.findings()) {
                if (finding.outcome() == Finding.Outcome.FAILED) {
                    decision.append("; ").append(finding.code());
                }
            }
        }
        return decision.toString();
    }
    // endregion
}
