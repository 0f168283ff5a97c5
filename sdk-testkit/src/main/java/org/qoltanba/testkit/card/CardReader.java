package org.qoltanba.testkit.card;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** Takes the files out of a card. Believes nothing: a card comes from anywhere. Used once, by one thread. */
public final class CardReader {

    private static final int FEWEST_FILES = 2;
    private static final int MOST_FILES = 1000;
    private static final int DEEPEST_TREE = 16;

    private final int limit;
    private final List<CardFile> files = new ArrayList<>();
    private long size;

    private CardReader(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a card.
     *
     * @param card the content of a file
     * @param limit the most that is taken out, in bytes
     * @return the document and its signatures
     * @throws UnfitPdfException if it is no PDF with at least two files inside, or too much is inside
     */
    public static CardFiles read(Bytes card, int limit) throws UnfitPdfException {
        CardReader reader = new CardReader(limit);
        try (PDDocument pdf = Loader.loadPDF(card.toArray())) {
            PDDocumentNameDictionary names = pdf.getDocumentCatalog().getNames();
            if (names != null && names.getEmbeddedFiles() != null) {
                reader.take(names.getEmbeddedFiles(), 0);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new UnfitPdfException("This is no PDF that can be read.", unreadable);
        }
        if (reader.files.size() < FEWEST_FILES) {
            throw new UnfitPdfException(
                    "A card has at least two files inside, this one has " + reader.files.size() + ".");
        }
        return new CardFiles(reader.files.get(0), reader.files.subList(1, reader.files.size()));
    }

    private void take(PDNameTreeNode<PDComplexFileSpecification> node, int depth)
            throws IOException, UnfitPdfException {
        if (depth > DEEPEST_TREE) {
            throw new UnfitPdfException("The list of files in the card does not end.");
        }
        Map<String, PDComplexFileSpecification> names = node.getNames();
        if (names != null) {
            for (PDComplexFileSpecification file : names.values()) {
                take(file);
            }
        }
        List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
        if (kids != null) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : kids) {
                take(kid, depth + 1);
            }
        }
    }

    private void take(@Nullable PDComplexFileSpecification file) throws IOException, UnfitPdfException {
        PDEmbeddedFile embedded = file == null ? null : embedded(file);
        if (file == null || embedded == null) {
            return;
        }
        if (files.size() == MOST_FILES) {
            throw new UnfitPdfException("A card of more than " + MOST_FILES + " files is not read.");
        }
        try (InputStream in = embedded.createInputStream()) {
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, limit - size + 1));
            size += content.length;
            if (size > limit) {
                throw new UnfitPdfException("The files in the card are larger than " + limit + " bytes.");
            }
            String name = file.getFilename();
            files.add(new CardFile(name == null ? "" : name, Bytes.of(content)));
        }
    }

    private static @Nullable PDEmbeddedFile embedded(PDComplexFileSpecification file) {
        PDEmbeddedFile unicode = file.getEmbeddedFileUnicode();
        return unicode == null ? file.getEmbeddedFile() : unicode;
    }
}
