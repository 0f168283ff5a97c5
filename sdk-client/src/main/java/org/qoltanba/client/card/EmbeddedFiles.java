package org.qoltanba.client.card;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.client.card.CardReader.CardFile;

/**
 * The files embedded in a PDF, in the order of its name tree (ISO 32000-1 sections 7.9.6 and 7.11.4). The tree may be
 * malformed: each node is visited once, to a limited depth.
 */
final class EmbeddedFiles {

    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 1000;
    private static final int LONGEST_TEXT = 255;
    private static final COSName UNICODE_NAME = COSName.UF;

    private final CardLimits limits;
    private final Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<CardFile> files = new ArrayList<>();
    private long left;

    EmbeddedFiles(CardLimits limits) {
        this.limits = limits;
        this.left = limits.contentBytes();
    }

    List<CardFile> of(COSDocument document) throws IOException {
        COSDictionary trailer = document.getTrailer();
        COSDictionary catalog = trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
        COSDictionary names = catalog == null ? null : catalog.getCOSDictionary(COSName.NAMES);
        visit(names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
        return files;
    }

    private void visit(@Nullable COSDictionary node, int depth) throws IOException {
        if (node == null) {
            return;
        }
        if (!visited.add(node) || visited.size() > MOST_NODES || depth > DEEPEST) {
            throw new RefusedPdfException("The list of files in this PDF leads in circles or too deep. No card is built"
                    + " like that; do not open it.");
        }
        COSArray pairs = node.getCOSArray(COSName.NAMES);
        for (int i = 1; pairs != null && i < pairs.size(); i += 2) {
            if (pairs.getObject(i) instanceof COSDictionary specification) {
                take(specification);
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                visit(kid, depth + 1);
            }
        }
    }

    private void take(COSDictionary specification) throws IOException {
        if (files.size() == limits.attachments()) {
            throw new RefusedPdfException("This PDF holds more than " + limits.attachments()
                    + " files. If the card is genuine, raise CardLimits.attachments.");
        }
        COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
        COSStream content = embedded == null ? null : embedded.getCOSStream(UNICODE_NAME);
        if (content == null && embedded != null) {
            content = embedded.getCOSStream(COSName.F);
        }
        if (content == null) {
            throw new RefusedPdfException(
                    "File " + (files.size() + 1) + " of this PDF is named and not there. Ask for the" + " card anew.");
        }
        files.add(new CardFile(name(specification), text(specification.getString(COSName.DESC)), read(content)));
    }

    private Bytes read(COSStream stream) throws IOException {
        try (InputStream content = PackedStreams.open(stream)) {
            byte[] octets = content.readNBytes((int) left);
            if (content.read() >= 0) {
                throw new RefusedPdfException("The files in this PDF unpack to more than " + limits.contentBytes()
                        + " bytes. If the card is genuine, raise CardLimits.contentBytes.");
            }
            left -= octets.length;
            return Bytes.of(octets);
        }
    }

    /** The last part of a name that may hold folders of whoever built the card. */
    private String name(COSDictionary specification) {
        String unicode = specification.getString(UNICODE_NAME);
        String given = text(unicode == null ? specification.getString(COSName.F) : unicode);
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return last.isBlank() || last.equals(".") || last.equals("..") ? "file-" + (files.size() + 1) : last;
    }

    private static String text(@Nullable String given) {
        String line = given == null
                ? ""
                : given.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
    }
}
