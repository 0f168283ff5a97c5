package org.qoltanba.crypto.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.qoltanba.api.signature.VerificationReport;

/**
 * Writes verification reports as one HTML page for people: no script, nothing loaded from elsewhere, fit for printing, in
 * Russian or English. Its words follow the verdict: nothing is called valid that was not checked. The technical text of
 * each check stays in English.
 *
 * <p>Names from certificates are escaped, and characters that would hide or turn text are shown as <code>&#92;u{...}</code>.
 *
 * <p>Immutable and safe to share between threads. Writing blocks as long as the stream does.
 *
 * @since 0.1.0
 */
public final class ReportPage {

    private final Texts texts;
    private final String language;
    private final ReportOptions options;

    private ReportPage(ReportLanguage language, ReportOptions options) {
        this.texts = Texts.in(language);
        this.language = language.code();
        this.options = options;
    }

    /**
     * A writer without personal numbers, with times in UTC.
     *
     * @param language the page's language
     * @return the writer
     */
    public static ReportPage in(ReportLanguage language) {
        return in(language, ReportOptions.defaults());
    }

    /**
     * A writer.
     *
     * @param language the page's language
     * @param options how much to tell, and in which time zone
     * @return the writer
     */
    public static ReportPage in(ReportLanguage language, ReportOptions options) {
        return new ReportPage(Objects.requireNonNull(language, "language"), Objects.requireNonNull(options, "options"));
    }

    /**
     * Writes a page.
     *
     * @param report what a verifier found out
     * @param subject what it is about
     * @param out where to write, UTF-8; flushed, not closed
     * @throws IOException if the stream fails
     */
    public void write(VerificationReport report, ReportSubject subject, OutputStream out) throws IOException {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(out, "out");
        Markup markup = new Markup(out);
        new PageReport(markup, new PageParts(markup, texts, options), texts, language).write(report, subject);
        markup.flush();
    }
}
