package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.card.CardReader;
import org.qoltanba.client.card.CardReport;
import org.qoltanba.client.card.DocumentCard;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.report.ReportLanguage;
import org.qoltanba.crypto.report.ReportPage;
import org.qoltanba.crypto.report.ReportSubject;
import org.qoltanba.testkit.FakeServices;

/**
 * Somebody hands in a digital document card, a PDF with the document and its signatures inside: both come out, are verified
 * without the service, and a page for people is written. Needs PDFBox, see this module's POM.
 */
public final class ReadACard {

    private ReadACard() {}

    /**
     * Reads a card of your own, or has one built and reads that.
     *
     * @param arguments nothing, or a card and a PEM file with the certificates of the authorities you trust
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            // Signatures in cards bring their own proofs, so nobody has to be asked about revocations
            TrustAnchors anchors = TrustAnchors.fromPem(Path.of(arguments[1]));
            read(
                    DocumentSource.file(Path.of(arguments[0])),
                    CadesVerifier.trusting(anchors).build(),
                    SdkClock.system());
            return;
        }
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            read(sampleCard(world, qoltanba), world.verifier(), world.clock());
        }
    }

    // region card
    static void read(DocumentSource file, CadesVerifier verifier, SdkClock clock) throws IOException {
        DocumentCard card = CardReader.create().read(file);
        CardReport report = card.verify(verifier);
        for (CardReport.Entry entry : report.signatures()) {
            System.out.println(
                    entry.signature().fileName() + ": " + entry.report().indication());
        }
        System.out.println("card with " + card.document().name() + ": " + report.indication());

        Path page = Files.createTempFile("card", ".html");
        try (OutputStream out = Files.newOutputStream(page)) {
            ReportPage.in(ReportLanguage.RU)
                    .write(
                            report.asVerificationReport(),
                            ReportSubject.of(card.document().name(), clock.now()),
                            out);
        }
        System.out.println("Report: " + page);
    }
    // endregion

    private static DocumentSource sampleCard(FakeServices world, Qoltanba qoltanba) {
        DocumentSource contract = DocumentSource.text("contract.txt", "We agree.");
        RegisteredDocument registered = qoltanba.sigex()
                .register(contract)
                .signedBy(world.pki().individual(Iin.of("000000000011")).signer())
                .submit();
        registered.sign(contract, world.pki().individual(Iin.of("000000000022")).signer());
        Bytes pdf = qoltanba.sigex()
                .cards()
                .build(
                        registered.id(),
                        contract,
                        CardOptions.builder().withoutDocumentVisualization().build())
                .content();
        return DocumentSource.of("card.pdf", pdf);
    }
}
