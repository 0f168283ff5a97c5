package org.qoltanba.client.card;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.qoltanba.client.card.CardReader.CardFile;

/**
 * Where PDFBox is met: it parses, within bounds it does not have itself, and whatever it throws at a hostile file becomes
 * one clear error.
 */
final class CardPdf {

    private CardPdf() {}

    static List<CardFile> files(byte[] pdf, CardLimits limits) {
        try (BoundedRead source = new BoundedRead(pdf);
                PDDocument document =
                        new BoundedPdfParser(source, new UnpackingBudget(limits.contentBytes())).parse()) {
            return new EmbeddedFiles(limits).of(document.getDocument());
        } catch (RefusedPdfException refused) {
            throw new MalformedCardException(refused.advice(), refused);
        } catch (IOException | RuntimeException malformed) {
            throw new MalformedCardException(
                    "This is not a PDF that can be read. Was the file cut short, or is it of another type? Ask for the card"
                            + " anew.",
                    malformed);
        } catch (StackOverflowError nested) {
            throw new MalformedCardException(
                    "The objects of this PDF are nested too deeply to be read. No card is built like that; do not open"
                            + " it.",
                    nested);
        } catch (OutOfMemoryError full) {
            throw new MalformedCardException(
                    "There is not enough memory for this PDF. Read it with more memory or with smaller CardLimits.",
                    full);
        }
    }
}
