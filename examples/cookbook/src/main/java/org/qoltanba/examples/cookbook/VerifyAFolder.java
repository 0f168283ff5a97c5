package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.report.ReportJson;
import org.qoltanba.crypto.report.ReportLanguage;
import org.qoltanba.crypto.report.ReportPage;
import org.qoltanba.crypto.report.ReportSubject;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * A folder of documents with their signatures beside them ({@code contract.pdf} and {@code contract.pdf.p7s}): every
 * signature is verified, and for each a page for people and JSON for programs are written.
 */
public final class VerifyAFolder {

    private static final String SIGNATURE = ".p7s";

    private VerifyAFolder() {}

    /**
     * Verifies a folder of your own, or makes one and verifies that.
     *
     * @param arguments nothing, or a folder and a PEM file with the certificates of the authorities you trust
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            // Nobody is asked about revocations here, so the best verdict is INDETERMINATE / TRY_LATER
            TrustAnchors anchors = TrustAnchors.fromPem(Path.of(arguments[1]));
            verify(Path.of(arguments[0]), CadesVerifier.trusting(anchors).build(), SdkClock.system());
            return;
        }
        try (FakeServices world = FakeServices.create()) {
            verify(sampleFolder(world), world.verifier(), world.clock());
        }
    }

    // region verify
    static void verify(Path folder, CadesVerifier verifier, SdkClock clock) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        Map<Indication, Integer> verdicts = new EnumMap<>(Indication.class);
        try (DirectoryStream<Path> signatures = Files.newDirectoryStream(folder, "*" + SIGNATURE)) {
            for (Path file : signatures) {
                String name = file.getFileName().toString();
                Path document = folder.resolve(name.substring(0, name.length() - SIGNATURE.length()));
                Signature signature = Signature.of(Bytes.of(Files.readAllBytes(file)));
                VerificationReport report = Files.exists(document)
                        ? verifier.verify(signature, DocumentSource.file(document))
                        : verifier.verify(signature); // the document may be inside

                ReportSubject subject = ReportSubject.of(document.getFileName().toString(), clock.now())
                        .withSignature(name);
                try (OutputStream page = Files.newOutputStream(reports.resolve(name + ".html"));
                        OutputStream json = Files.newOutputStream(reports.resolve(name + ".json"))) {
                    ReportPage.in(ReportLanguage.RU).write(report, subject, page);
                    ReportJson.create().write(report, subject, json);
                }
                verdicts.merge(report.indication(), 1, Integer::sum);
                System.out.println(name + ": " + report.indication()
                        + report.subIndication().map(reason -> " / " + reason).orElse(""));
            }
        }
        System.out.println("Verdicts: " + verdicts + ". Reports: " + reports);
    }
    // endregion

    /** A good signature, one of a document that was changed, and one whose document is missing. */
    private static Path sampleFolder(FakeServices world) throws IOException {
        Path folder = Files.createTempDirectory("verify-a-folder");
        TestIdentity director = world.pki().individual(Iin.of("000000000011"));
        for (String name : new String[] {"good.txt", "changed.txt", "missing.txt"}) {
            Path document = Files.writeString(folder.resolve(name), "We agree.");
            try (OutputStream p7s = Files.newOutputStream(folder.resolve(name + SIGNATURE))) {
                director.signer().sign(DocumentSource.file(document)).encoded().writeTo(p7s);
            }
        }
        Files.writeString(folder.resolve("changed.txt"), "We do not agree.");
        Files.delete(folder.resolve("missing.txt"));
        return folder;
    }
}
