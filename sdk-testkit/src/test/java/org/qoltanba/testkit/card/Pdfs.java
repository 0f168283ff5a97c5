package org.qoltanba.testkit.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.qoltanba.api.document.Bytes;

/** PDF files for tests. */
public final class Pdfs {

    private Pdfs() {}

    /**
     * A document with a line of text on every page.
     *
     * @param pages how many
     * @return the content of the file
     */
    public static Bytes withPages(int pages) {
        try (PDDocument document = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                addPage(document, PDRectangle.A4, 0, "Page " + number + " of the contract");
            }
            return saved(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A page of any size that lies on its side. */
    static Bytes turned(PDRectangle size, int rotation, String text) {
        try (PDDocument document = new PDDocument()) {
            addPage(document, size, rotation, text);
            return saved(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Bytes saved(PDDocument document) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        return Bytes.of(file.toByteArray());
    }

    private static void addPage(PDDocument document, PDRectangle size, int rotation, String text) throws IOException {
        PDPage page = new PDPage(size);
        page.setRotation(rotation);
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            stream.beginText();
            stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
            stream.newLineAtOffset(50, size.getHeight() - 50);
            stream.showText(text);
            stream.endText();
        }
    }
}
