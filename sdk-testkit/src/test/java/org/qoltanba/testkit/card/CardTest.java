package org.qoltanba.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.QrCode;
import org.qoltanba.testkit.qr.QrReader;

/** Contract section 11, looked at with PDFBox: what a reader of PDF shows, and what it finds inside. */
class CardTest {

    private static final String ID = "Ab3dEf6hIj9kLm2n";
    private static final String LINK = "https://sigex.kz/show/?id=" + ID;
    private static final Instant BUILT = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void showsInformationThenTheDocumentThenEverySignatureOnA4() throws Exception {
        Bytes card = CardBuilder.build(card(look(CardLanguage.RU), Pdfs.withPages(2), 2));

        List<String> texts = texts(card);
        assertThat(texts).hasSize(5);
        assertThat(texts.get(0))
                .contains("КАРТОЧКА ЭЛЕКТРОННОГО ДОКУМЕНТА")
                .contains("Contract 17")
                .contains("21.11.2026 15:00:00 UTC+6")
                .contains("Қолтаңба test")
                .contains("договор.pdf")
                .contains("1.cms")
                .contains("ЭЦП, Signer 2")
                .contains("проверено на sigex.kz")
                .contains(ID)
                .doesNotContain("стр.");
        assertThat(texts.get(1))
                .contains("Визуализация электронного документа")
                .contains("Page 1 of the contract")
                .contains("Карточка электронного документа")
                .contains("стр. 2 / 5");
        assertThat(texts.get(2)).contains("Page 2 of the contract");
        assertThat(texts.get(3))
                .contains("Визуализация электронной цифровой подписи")
                .contains("Подпись №1")
                .containsPattern("ИИН\\s+000000000001");
        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            assertThat(pdf.getVersion()).isGreaterThanOrEqualTo(1.4f);
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
                assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            }
        }
    }

    @Test
    void tellsOnWhichPageEachPartBegins() throws Exception {
        Bytes card = CardBuilder.build(card(look(CardLanguage.RU), Pdfs.withPages(3), 1));

        assertThat(texts(card).get(0))
                .containsPattern("Информационный блок\\s+1\\s")
                .containsPattern("Визуализация электронного документа\\s+2\\s")
                .containsPattern("Визуализация подписей под электронным документом\\s+5\\s");
    }

    @Test
    void nothingStandsInTheMargins() throws Exception {
        Bytes card = CardBuilder.build(card(look(CardLanguage.KK_RU), Pdfs.withPages(1), 1));

        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            float dots = 72 / 25.4f;
            for (int index = 0; index < pdf.getNumberOfPages(); index++) {
                BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(index, 72);
                assertThat(isBlank(page, 0, 0, (int) (30 * dots) - 1, page.getHeight()))
                        .isTrue();
                assertThat(isBlank(page, (int) (200 * dots) + 2, 0, page.getWidth(), page.getHeight()))
                        .isTrue();
            }
        }
    }

    @Test
    void theCodesOnThePagesCanBeScanned() throws Exception {
        Bytes card = CardBuilder.build(card(look(CardLanguage.RU), Pdfs.withPages(1), 1));

        assertThat(QrReader.read(rendered(card, 0, 130, 20, 80, 75))).isEqualTo(LINK);
        assertThat(QrReader.read(rendered(card, 1, 180, 0, 30, 20))).isEqualTo(ID);
        assertThat(QrReader.read(rendered(card, 2, 20, 20, 190, 257))).isEqualTo("part 1 of signature 1");
    }

    @Test
    void theOriginalIsInsideThenTheSignaturesInTheirOrderHoweverMany() throws Exception {
        Bytes original = Pdfs.withPages(1);

        CardFiles files = CardReader.read(CardBuilder.build(card(look(CardLanguage.RU), original, 12)), 1_000_000);

        assertThat(files.original()).isEqualTo(new CardFile("договор.pdf", original));
        assertThat(files.signatures().stream().map(CardFile::name))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> number + ".cms")
                        .toList());
        assertThat(files.signatures().get(10).content())
                .isEqualTo(signature(11).file().content());
    }

    @Test
    void partsCanBeLeftOut() throws Exception {
        Card.Look look = new Card.Look(CardLanguage.KK, false, false, null, null, "", Card.Logos.NONE);
        Card card = new Card(heading("", ""), look, new CardFile("a.txt", bytes("no PDF at all")), signatures(1));

        List<String> texts = texts(CardBuilder.build(card));

        assertThat(texts).hasSize(1);
        assertThat(texts.get(0))
                .contains("ЭЛЕКТРОНДЫҚ ҚҰЖАТ КАРТОЧКАСЫ")
                .contains("Электрондық құжаттың түпнұсқасы")
                .containsPattern("Электрондық құжатты визуалдау\\s+-")
                .doesNotContain(ID)
                .doesNotContain("Подлинник");
    }

    @Test
    void saysWhatTheOrganisationWantsSaid() throws Exception {
        Card.Heading heading = new Card.Heading("t", "", BUILT, "Qoltanba test", "Ask the office.");
        Card card = new Card(heading, look(CardLanguage.KK_RU), original(Pdfs.withPages(1)), signatures(1));

        assertThat(texts(CardBuilder.build(card)).get(0))
                .contains("Ask the office.")
                .contains("Электрондық құжаттың түпнұсқасы / Подлинник электронного документа");
    }

    @Test
    void longTextsAreWrappedAndStrangeLettersReplaced() throws Exception {
        Card.Heading heading =
                new Card.Heading("x".repeat(300), "word ".repeat(400) + "\uD83D\uDE00", BUILT, "s", null);
        Card card = new Card(heading, look(CardLanguage.RU), original(Pdfs.withPages(1)), signatures(40));

        List<String> texts = texts(CardBuilder.build(card));

        assertThat(texts).hasSizeGreaterThan(42);
        assertThat(String.join("", texts)).contains("?");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void pagesOfAnySizeAndDirectionFit(int rotation) throws Exception {
        Bytes original = Pdfs.turned(new PDRectangle(2000, 700), rotation, "lies on its side");

        Bytes card = CardBuilder.build(card(look(CardLanguage.RU), original, 1));

        assertThat(texts(card).get(1)).contains("lies on its side");
        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(1, 72);
            assertThat(isBlank(page, 0, 0, 80, page.getHeight())).isTrue();
            assertThat(isBlank(page, 569, 0, page.getWidth(), page.getHeight())).isTrue();
        }
    }

    @Test
    void whatIsNoPdfCannotBeShown() {
        Card card = card(look(CardLanguage.RU), bytes("%PDF-1.7 is all there is"), 1);

        assertThatExceptionOfType(UnfitPdfException.class).isThrownBy(() -> CardBuilder.build(card));
    }

    @Test
    void aPdfWithoutPagesCannotBeShown() throws Exception {
        try (PDDocument empty = new PDDocument()) {
            Card card = card(look(CardLanguage.RU), Pdfs.saved(empty), 1);

            assertThatExceptionOfType(UnfitPdfException.class).isThrownBy(() -> CardBuilder.build(card));
        }
    }

    @Test
    void whatIsNoCardIsNotRead() throws Exception {
        Bytes card = CardBuilder.build(card(look(CardLanguage.RU), Pdfs.withPages(1), 1));

        assertThatExceptionOfType(UnfitPdfException.class)
                .isThrownBy(() -> CardReader.read(bytes("no PDF"), 1000))
                .withMessageContaining("no PDF");
        assertThatExceptionOfType(UnfitPdfException.class)
                .isThrownBy(() -> CardReader.read(Pdfs.withPages(1), 1000))
                .withMessageContaining("at least two files");
        assertThatExceptionOfType(UnfitPdfException.class)
                .isThrownBy(() -> CardReader.read(card, 500))
                .withMessageContaining("larger than 500");
    }

    @Test
    void theSameCardIsTheSameFile() throws Exception {
        Card card = card(look(CardLanguage.RU), Pdfs.withPages(1), 1);

        assertThat(CardBuilder.build(card).size())
                .isEqualTo(CardBuilder.build(card).size());
    }

    private static Card card(Card.Look look, Bytes original, int signatures) {
        return new Card(heading("Contract 17", "Supply"), look, original(original), signatures(signatures));
    }

    private static Card.Heading heading(String title, String description) {
        return new Card.Heading(title, description, BUILT, "Қолтаңба test", null);
    }

    private static Card.Look look(CardLanguage language) {
        return new Card.Look(language, true, true, ID, LINK, "проверено на sigex.kz", Card.Logos.NONE);
    }

    private static CardFile original(Bytes content) {
        return new CardFile("договор.pdf", content);
    }

    private static List<CardSignature> signatures(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(CardTest::signature).toList();
    }

    private static CardSignature signature(int number) {
        return new CardSignature(
                new CardFile(number + ".cms", bytes("signature " + number)),
                "Signer " + number,
                List.of(
                        new CardSignature.Field(Phrase.SUBJECT_NAME, "Signer " + number),
                        new CardSignature.Field(Phrase.SUBJECT_ID, String.format("%012d", number))),
                List.of(QrCode.of("part 1 of signature " + number, 25, QrCode.Level.M)
                        .picture(2)));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Bytes card) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(pdf));
            }
        }
        return texts;
    }

    /** A part of a page as a camera sees it; millimetres. */
    private static Bytes rendered(Bytes card, int index, int left, int top, int width, int height) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(index, 254);
            BufferedImage part = page.getSubimage(
                    left * 10,
                    top * 10,
                    Math.min(width * 10, page.getWidth() - left * 10),
                    Math.min(height * 10, page.getHeight() - top * 10));
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(part, "png", png);
            return Bytes.of(png.toByteArray());
        }
    }

    private static boolean isBlank(BufferedImage page, int left, int top, int right, int bottom) {
        return IntStream.range(left, right)
                .allMatch(x -> IntStream.range(top, bottom).allMatch(y -> (page.getRGB(x, y) & 0xffffff) == 0xffffff));
    }
}
