package org.qoltanba.testkit.dss;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A document made fit for display on a phone: plain text becomes a page, a PDF stays what it is, and for everything else
 * no plug-in is installed. The words of the status are not published.
 *
 * @param format what it has become; null if nothing
 * @param content the result; null if there is none
 * @param readyAt when it is done
 */
record DocumentConversion(@Nullable String format, @Nullable Bytes content, Instant readyAt) {

    private static final String TEXT = "txt";
    private static final String PAGE = "html";
    private static final String PDF = "pdf";

    /** Starts to convert. */
    static DocumentConversion of(DocumentInfo info, Bytes original, Instant readyAt) {
        return switch (info.fileType().toLowerCase(Locale.ROOT)) {
            case PDF -> new DocumentConversion(PDF, original, readyAt);
            case PAGE -> new DocumentConversion(PAGE, original, readyAt);
            case TEXT -> new DocumentConversion(PAGE, page(original), readyAt);
            default -> new DocumentConversion(null, null, readyAt);
        };
    }

    /** Where it stands: {@code InProgress}, {@code Completed} or {@code Error}. */
    String status(Instant now) {
        if (now.isBefore(readyAt)) {
            return "InProgress";
        }
        return content == null ? "Error" : "Completed";
    }

    private static Bytes page(Bytes text) {
        String escaped = new String(text.toArray(), StandardCharsets.UTF_8)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        String page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><pre>" + escaped
                + "</pre></body></html>";
        return Bytes.of(page.getBytes(StandardCharsets.UTF_8));
    }
}
