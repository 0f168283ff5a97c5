package org.qoltanba.crypto.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.qoltanba.api.signature.VerificationReport;

/**
 * Writes verification reports as JSON (RFC 8259) for programs. The schema is {@code docs/report.md} of the project; its
 * version stands in each report. Within a major version members are added and never change their meaning or go away, so
 * readers pass over what they do not know.
 *
 * <p>Immutable and safe to share between threads. Writing blocks as long as the stream does.
 *
 * @since 0.1.0
 */
public final class ReportJson {

    /** What a report calls itself in member {@code schema}. */
    public static final String SCHEMA = "qoltanba-verification-report";

    /** The version of the schema that this class writes: major, a dot, minor. */
    public static final String SCHEMA_VERSION = "1.0";

    /** A report that was cut off is left open, so that nobody takes it for a whole one. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final ReportOptions options;

    private ReportJson(ReportOptions options) {
        this.options = options;
    }

    /**
     * A writer without personal numbers.
     *
     * @return the writer
     */
    public static ReportJson create() {
        return with(ReportOptions.defaults());
    }

    /**
     * A writer.
     *
     * @param options how much to tell
     * @return the writer
     */
    public static ReportJson with(ReportOptions options) {
        return new ReportJson(Objects.requireNonNull(options, "options"));
    }

    /**
     * Writes a report.
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
        // The same line ends on every machine, so that equal reports are equal files
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(lines);
            new JsonReport(new JsonMembers(json), options).write(report, subject);
        }
    }
}
