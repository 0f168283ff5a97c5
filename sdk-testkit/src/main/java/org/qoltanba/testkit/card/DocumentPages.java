package org.qoltanba.testkit.card;

import java.io.IOException;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Shows the pages of a document on pages of a card: as they are, or smaller, and marked as a copy. */
final class DocumentPages {

    private static final float WATERMARK = 26;
    private static final float TRANSPARENCY = 0.4f;
    private static final float GREY = 0.5f;
    private static final int HALF_TURN = 180;

    private final PDDocument card;
    private final Sheets sheets;
    private final CardLanguage language;

    DocumentPages(PDDocument card, Sheets sheets, CardLanguage language) {
        this.card = card;
        this.sheets = sheets;
        this.language = language;
    }

    /** Adds all pages of a document, which must stay open until the card is saved. */
    void add(PDDocument original) throws IOException, UnfitPdfException {
        LayerUtility layers = new LayerUtility(card);
        for (PDPage page : original.getPages()) {
            PDFormXObject form;
            try {
                form = layers.importPageAsForm(original, page);
            } catch (IOException | RuntimeException unfit) {
                throw new UnfitPdfException("A page of the document cannot be shown.", unfit);
            }
            sheets.next(language.say(Phrase.DOCUMENT_SHOWN));
            show(form, page);
            watermark();
        }
    }

    private void show(PDFormXObject form, PDPage page) throws IOException, UnfitPdfException {
        PDRectangle box = page.getCropBox();
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            throw new UnfitPdfException("A page of the document has no extent.");
        }
        boolean lying = page.getRotation() % HALF_TURN != 0;
        float width = lying ? box.getHeight() : box.getWidth();
        float height = lying ? box.getWidth() : box.getHeight();
        float roomWidth = Sheets.points(Sheets.TEXT_WIDTH);
        float roomHeight = Sheets.points(Sheets.TEXT_HEIGHT);
        float scale = Math.min(1, Math.min(roomWidth / width, roomHeight / height));
        float left = Sheets.points(Sheets.LEFT);
        float bottom = Sheets.points(Sheets.BOTTOM) + (roomHeight - height * scale) / 2;
        PDPageContentStream stream = sheets.stream();
        stream.saveGraphicsState();
        stream.setStrokingColor(GREY);
        stream.addRect(left, bottom, width * scale, height * scale);
        stream.stroke();
        stream.transform(
                new Matrix(width * scale / box.getWidth(), 0, 0, height * scale / box.getHeight(), left, bottom));
        stream.drawForm(form);
        stream.restoreGraphicsState();
    }

    private void watermark() throws IOException {
        String text = sheets.writable(language.say(Phrase.DOCUMENT_SHOWN));
        float size = Math.min(WATERMARK, WATERMARK * Sheets.TEXT_WIDTH / sheets.width(text, WATERMARK));
        float half = Sheets.points(sheets.width(text, size)) / 2;
        PDExtendedGraphicsState transparent = new PDExtendedGraphicsState();
        transparent.setNonStrokingAlphaConstant(TRANSPARENCY);
        PDPageContentStream stream = sheets.stream();
        stream.saveGraphicsState();
        stream.setGraphicsStateParameters(transparent);
        stream.setNonStrokingColor(GREY);
        stream.beginText();
        stream.setFont(sheets.font(), size);
        Matrix place = Matrix.getRotateInstance(
                Math.PI / 4,
                Sheets.points(Sheets.LEFT + Sheets.TEXT_WIDTH / 2),
                Sheets.points(Sheets.BOTTOM + Sheets.TEXT_HEIGHT / 2));
        place.concatenate(Matrix.getTranslateInstance(-half, 0));
        stream.setTextMatrix(place);
        stream.showText(text);
        stream.endText();
        stream.restoreGraphicsState();
    }
}
