package org.qoltanba.client.card;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks streams as they are read, where PDFBox would unpack them as a whole: as they are, or deflated (ISO 32000-1
 * section 7.4.4). Card builders use nothing else for files.
 */
final class PackedStreams {

    private PackedStreams() {}

    /** The content of a stream; predictors, which only rearrange it, are left alone. */
    static InputStream open(COSStream stream) throws IOException {
        COSName filter = onlyFilter(stream.getFilters());
        if (filter == null) {
            return stream.createRawInputStream();
        }
        if (COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return new InflaterInputStream(stream.createRawInputStream());
        }
        throw unsupported();
    }

    private static @Nullable COSName onlyFilter(@Nullable COSBase filters) {
        COSBase filter = filters;
        if (filters instanceof COSArray several) {
            if (several.size() > 1) {
                throw unsupported();
            }
            filter = several.size() == 0 ? null : several.getObject(0);
        }
        if (filter != null && !(filter instanceof COSName)) {
            throw unsupported();
        }
        return (COSName) filter;
    }

    private static RefusedPdfException unsupported() {
        return new RefusedPdfException(
                "A part of this PDF is packed in a way that cards are not: plain or deflated parts"
                        + " were expected. Ask for the card as the service builds it.");
    }
}
