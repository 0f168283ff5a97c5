package org.qoltanba.client.card;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Signature;

/**
 * Reads digital document cards (DDC): PDFs that hold a document and its signatures as embedded files, the document first
 * (SIGEX contract section 11). The pages one sees have no force; they are not looked at.
 *
 * <pre>{@code
 * DocumentCard card = CardReader.create().read(DocumentSource.file(Path.of("card.pdf")));
 * CardReport report = card.verify(verifier);
 * }</pre>
 *
 * <p>Needs Apache PDFBox 3 ({@code org.apache.pdfbox:pdfbox}) on the class path or module path; the SDK does not bring it
 * along. Cards come from anybody: size, number and nesting of what is in them and the work of reading them are bounded,
 * see {@link CardLimits}. Encrypted PDFs are refused. PDFBox logs what it mends, with fragments of the file: turn its
 * logger {@code org.apache.pdfbox} off where that matters.
 *
 * <p>Immutable and safe to share between threads. Reads blockingly; asks no service.
 *
 * @since 0.1.0
 */
public final class CardReader {

    private static final int SHORTEST_CARD = 2;

    private final CardLimits limits;

    private CardReader(CardLimits limits) {
        this.limits = limits;
    }

    /**
     * A reader with the usual limits.
     *
     * @return a reader with {@link CardLimits#STANDARD}
     */
    public static CardReader create() {
        return new CardReader(CardLimits.STANDARD);
    }

    /**
     * A reader with limits of one's own.
     *
     * @param limits how much is read
     * @return the reader
     */
    public static CardReader with(CardLimits limits) {
        return new CardReader(Objects.requireNonNull(limits, "limits"));
    }

    /**
     * Reads a card. Nothing is verified.
     *
     * @param card the PDF
     * @return what is in it
     * @throws MalformedCardException if it is no card that can be read
     * @throws UnreadableDocumentException if the file cannot be read to its end
     * @throws IllegalStateException if Apache PDFBox is missing
     */
    public DocumentCard read(DocumentSource card) {
        Objects.requireNonNull(card, "card");
        List<CardFile> files = files(content(card));
        if (files.size() < SHORTEST_CARD) {
            throw new MalformedCardException(
                    "This PDF holds " + files.size() + " embedded files. A digital document card"
                            + " holds at least two: the document, then its signatures. Is it a printout of a card, or another"
                            + " PDF?");
        }
        CardFile document = files.get(0);
        List<CardSignature> signatures = new ArrayList<>();
        for (CardFile file : files.subList(1, files.size())) {
            if (file.content().size() == 0) {
                throw new MalformedCardException("File " + (signatures.size() + 2) + " of this card is empty where a"
                        + " signature was expected. Ask for the card anew.");
            }
            signatures.add(new CardSignature(file.name(), file.description(), Signature.of(file.content())));
        }
        return new DocumentCard(DocumentSource.of(document.name(), document.content()), signatures);
    }

    private byte[] content(DocumentSource card) {
        if (card.size() > limits.cardBytes()) {
            throw new MalformedCardException("This PDF has " + card.size() + " bytes; cards of up to "
                    + limits.cardBytes() + " are read. If it is genuine, raise CardLimits.cardBytes.");
        }
        try (InputStream content = card.open()) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The card cannot be read to its end. Check the disk, and that nobody is writing to the file.",
                    unreadable);
        }
    }

    private List<CardFile> files(byte[] pdf) {
        try {
            return CardPdf.files(pdf, limits);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "Reading cards needs Apache PDFBox, and it is not there. Add org.apache.pdfbox:pdfbox, version 3.0.5"
                            + " or newer, to the application's dependencies.",
                    missing);
        }
    }

    /**
     * A file embedded in a card.
     *
     * @param name never blank, without folders
     * @param description may be empty
     * @param content unpacked
     */
    record CardFile(String name, String description, Bytes content) {

        @Override
        public String toString() {
            return "CardFile[" + content.size() + " bytes]";
        }
    }
}
