package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexCalls.send;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.testkit.card.Card;
import org.qoltanba.testkit.card.CardBuilder;
import org.qoltanba.testkit.card.CardFile;
import org.qoltanba.testkit.card.CardFiles;
import org.qoltanba.testkit.card.CardLanguage;
import org.qoltanba.testkit.card.CardReader;
import org.qoltanba.testkit.card.CardSignature;
import org.qoltanba.testkit.card.Pdfs;
import org.qoltanba.testkit.card.UnfitPdfException;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.10, 7.29, 7.30 and 11: documents become cards, and cards are read again. */
class CardOfDocumentTest {

    private static final String BIN = "123456789012";
    private static final byte[] PDF = Pdfs.withPages(2).toArray();
    private static final byte[] TEXT = "no PDF".getBytes(StandardCharsets.UTF_8);

    private final SigexWorld world = new SigexWorld();

    @Test
    @Covers({"POST /api/{id}/buildDDC", "POST /api/parseDDC"})
    void point15ACardGoesRoundWithItsOriginalAndItsSignaturesByTimeStamp() throws Exception {
        TestIdentity director = world.employee(BIN, Authority.FIRST_HEAD);
        String documentId = registered(director, PDF, "contract.pdf");
        world.clock.advance(Duration.ofMinutes(10));
        add(documentId, world.individual());

        JsonNode built = accepted(send(world, "/api/" + documentId + "/buildDDC", PDF));

        assertThat(built.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(built.get("dataArchived").isBoolean()).isTrue();
        byte[] card = card(built);
        CardFiles files = CardReader.read(Bytes.of(card), 10_000_000);
        assertThat(files.original()).isEqualTo(new CardFile("contract.pdf", Bytes.of(PDF)));
        assertThat(files.signatures().stream().map(CardFile::name)).containsExactly("1.cms", "2.cms");
        for (CardFile signature : files.signatures()) {
            SubmittedSignature cms = CmsReader.read(signature.content().toBase64());
            assertThat(cms.content()).isEmpty();
            assertThat(cms.timeStamp()).isPresent();
            assertThat(cms.ocspResponse()).isPresent();
        }
        JsonNode parsed = accepted(send(world, "/api/parseDDC", card));
        assertThat(parsed.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(parsed.get("document").textValue()).isEqualTo(Bytes.of(PDF).toBase64());
        assertThat(parsed.get("signIds"))
                .extracting(JsonNode::longValue)
                .containsExactlyElementsOf(world.sigex.document(documentId).signatures().stream()
                        .map(SigexSignature::signId)
                        .toList());
    }

    @Test
    void aSignaturePageTellsWhoWhenAndHow() throws Exception {
        TestIdentity director = world.employee(BIN, Authority.FIRST_HEAD);
        String documentId = registered(director, PDF, "contract.pdf");

        String text = text(card(accepted(send(world, "/api/" + documentId + "/buildDDC", PDF))));

        assertThat(text)
                .contains(SigexWorld.iin(director).substring(3))
                .contains(BIN)
                .contains("Первый руководитель (1.2.398.3.3.4.1.2.1)")
                .contains("Цифровая подпись (digitalSignature)")
                .contains("ECDSA, SHA-256 (1.2.840.10045.4.3.2)")
                .contains("21.11.2026 15:00:00 UTC+6")
                .contains("good")
                .contains(documentId)
                .contains("Page 2 of the contract");
    }

    @Test
    void whatIsShownCanBeChosen() throws Exception {
        String documentId = registered(world.individual(), PDF, "contract.pdf");

        byte[] plain = card(accepted(send(
                world,
                "/api/" + documentId + "/buildDDC?withoutDocumentVisualization=true&withoutSignaturesVisualization=true"
                        + "&withoutID=true&language=kk&fileName=other.pdf",
                PDF)));
        byte[] full = card(accepted(send(
                world,
                "/api/" + documentId + "/buildDDC?qrWithIDLink=true&withLabelVerified=true&language=kk/ru",
                PDF)));
        byte[] withoutCodes = card(accepted(
                send(world, "/api/" + documentId + "/buildDDC?withoutQRCodesInSignaturesVisualization=true", PDF)));

        assertThat(text(plain))
                .contains("ЭЛЕКТРОНДЫҚ ҚҰЖАТ КАРТОЧКАСЫ")
                .contains("other.pdf")
                .doesNotContain(documentId)
                .doesNotContain("Page 1 of the contract");
        assertThat(text(full)).contains("тексерілді").contains("проверено");
        assertThat(withoutCodes.length).isLessThan(full.length);
    }

    @Test
    @Covers("Not supported document type")
    void onlyPdfCanBeShownAndTheNameDecides() {
        String documentId = registered(world.individual(), TEXT, "contract.txt");

        assertRefused(send(world, "/api/" + documentId + "/buildDDC", TEXT), "Not supported document type");
        assertRefused(
                send(world, "/api/" + documentId + "/buildDDC?fileName=a.pdf", TEXT),
                "Failed to build digital document card");
        assertRefused(send(world, "/api/" + documentId + "/buildDDC?fileName=a/b.pdf", TEXT), "Invalid file name");
        assertRefused(send(world, "/api/" + documentId + "/buildDDC?language=en", TEXT), "Invalid URL query parameter");
        accepted(send(world, "/api/" + documentId + "/buildDDC?withoutDocumentVisualization=true", TEXT));
    }

    @Test
    void aCardIsOfTheDocumentThatWasSigned() {
        String documentId = registered(world.individual(), PDF, "contract.pdf");

        assertRefused(
                send(world, "/api/" + documentId + "/buildDDC", TEXT), "Signature does not correspond to the document");
    }

    @Test
    @Covers({"POST /api/checkPDFForDDC", "Failed to build digital document card"})
    void aPdfCanBeTriedBeforeSigning() throws Exception {
        JsonNode checked = accepted(send(world, "/api/checkPDFForDDC", PDF));

        byte[] sample = Bytes.fromBase64(checked.get("sampleDDC").textValue()).toArray();
        assertThat(text(sample)).contains("Page 2 of the contract");
        assertThat(CardReader.read(Bytes.of(sample), 10_000_000).original().content())
                .isEqualTo(Bytes.of(PDF));
        assertRefused(send(world, "/api/checkPDFForDDC", TEXT), "Not supported document type");
        assertRefused(
                send(world, "/api/checkPDFForDDC", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)),
                "Failed to build digital document card");
    }

    @Test
    @Covers({"Failed to parse digital document card", "Digital document card has signature in invalid format"})
    void whatIsNoCardIsRefused() {
        assertRefused(send(world, "/api/parseDDC", TEXT), "Failed to parse digital document card");
        assertRefused(send(world, "/api/parseDDC", PDF), "Failed to parse digital document card");
        assertRefused(
                send(world, "/api/parseDDC", card(PDF, TEXT)), "Digital document card has signature in invalid format");
        byte[] attached = CmsMaker.over(PDF).by(world.individual()).attached().encoded();
        assertRefused(
                send(world, "/api/parseDDC", card(PDF, attached)),
                "Digital document card has signature in invalid format");
    }

    @Test
    @Covers({
        "Digital document card original document is not registered",
        "Some of digital document card signatures are not registered"
    })
    void unknownSignaturesAreRegisteredIfWanted() {
        TestIdentity first = world.individual();
        byte[] known = CmsMaker.over(PDF).by(first).encoded();
        byte[] unknown = CmsMaker.over(PDF).by(world.individual()).encoded();
        byte[] card = card(PDF, known, unknown);
        assertRefused(
                send(world, "/api/parseDDC?registerUnknownSignatures=true", card),
                "Digital document card original document is not registered");

        String documentId = registered(known, PDF, "contract.pdf");
        assertRefused(
                send(world, "/api/parseDDC", card), "Some of digital document card signatures are not registered");
        JsonNode parsed = accepted(send(world, "/api/parseDDC?registerUnknownSignatures=true", card));

        assertThat(parsed.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(parsed.get("signIds")).hasSize(2);
        assertThat(world.sigex.document(documentId).signatures()).hasSize(2);
    }

    @Test
    @Covers("Digital document card contains signatures that correspond to different registered documents")
    void allSignaturesAreOfOneDocumentAndOfTheOneInside() {
        byte[] one = CmsMaker.over(PDF).by(world.individual()).encoded();
        byte[] two = CmsMaker.over(TEXT).by(world.individual()).encoded();
        registered(one, PDF, "contract.pdf");
        registered(two, TEXT, "contract.txt");

        assertRefused(
                send(world, "/api/parseDDC", card(PDF, one, two)),
                "Digital document card contains signatures that correspond to different registered documents");
        assertRefused(send(world, "/api/parseDDC", card(TEXT, one)), "Signature does not correspond to the document");
    }

    private String registered(TestIdentity signer, byte[] document, String title) {
        return registered(CmsMaker.over(document).by(signer).encoded(), document, title);
    }

    private String registered(byte[] cms, byte[] document, String title) {
        JsonNode answer = accepted(world.post(
                "/api",
                object().put("title", title)
                        .put("description", "A card is made of it")
                        .put("signature", Bytes.of(cms).toBase64())));
        String documentId = answer.get("documentId").textValue();
        accepted(send(world, "/api/" + documentId + "/data", document));
        return documentId;
    }

    private void add(String documentId, TestIdentity signer) {
        accepted(world.post(
                "/api/" + documentId,
                object().put("signature", CmsMaker.over(PDF).by(signer).base64())));
    }

    private static byte[] card(JsonNode built) {
        return Bytes.fromBase64(built.get("ddc").textValue()).toArray();
    }

    /** A card that somebody else has built. */
    private byte[] card(byte[] original, byte[]... signatures) {
        List<CardSignature> files = Arrays.stream(signatures)
                .map(cms -> new CardSignature(new CardFile("s.cms", Bytes.of(cms)), "x", List.of(), List.of()))
                .toList();
        Card.Look look = new Card.Look(CardLanguage.RU, false, false, null, null, "", Card.Logos.NONE);
        Card.Heading heading = new Card.Heading("", "", world.clock.now(), "somebody", null);
        try {
            return CardBuilder.build(new Card(heading, look, new CardFile("o", Bytes.of(original)), files))
                    .toArray();
        } catch (UnfitPdfException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] card) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(card)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        }
    }
}
