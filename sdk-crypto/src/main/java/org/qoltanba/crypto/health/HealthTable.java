package org.qoltanba.crypto.health;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.qoltanba.crypto.report.ReportLanguage;

/**
 * Writes health reports as a text table for people, the most urgent first. Dates are days in UTC.
 *
 * <p>Stateless; safe to use from any thread.
 *
 * @since 0.1.0
 */
public final class HealthTable {

    private static final int WIDEST_PLACE = 30;
    private static final int WIDEST_HOLDER = 24;

    private HealthTable() {}

    /**
     * Writes a table with line feeds at the line ends.
     *
     * @param report the report
     * @param out where to write
     * @throws IOException if it fails
     */
    public static void write(HealthReport report, Appendable out) throws IOException {
        write(report, ReportLanguage.EN, out);
    }

    /**
     * Writes a table with line feeds at the line ends. What a policy file says stays in its own language.
     *
     * @param report the report
     * @param language of headings and reasons
     * @param out where to write
     * @throws IOException if it fails
     */
    public static void write(HealthReport report, ReportLanguage language, Appendable out) throws IOException {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(out, "out");
        HealthTexts texts = HealthTexts.in(language);
        out.append(texts.get("summary", report.certificates(), day(report.until()), report.endangeredCount()))
                .append('\n');
        if (!report.endangered().isEmpty()) {
            out.append('\n').append(row(texts.get("when"), texts.get("where"), texts.get("holder"), texts.get("why")));
        }
        for (EndangeredCertificate certificate : report.endangered()) {
            endangered(certificate, report.date(), texts, out);
        }
        long leftOut = report.endangeredCount() - report.endangered().size();
        if (leftOut > 0) {
            out.append(texts.get("more", leftOut)).append('\n');
        }
        unreadable(report, texts, out);
    }

    private static void endangered(EndangeredCertificate certificate, Instant date, HealthTexts texts, Appendable out)
            throws IOException {
        boolean first = true;
        for (HealthProblem problem : certificate.problems()) {
            String when = problem.when().isAfter(date) ? day(problem.when()).toString() : day(problem.when()) + "!";
            out.append(row(
                    when,
                    first ? certificate.place() : "",
                    first
                            ? certificate
                                    .holder()
                                    .orElse(certificate.serialNumber().toString(16))
                            : "",
                    texts.reason(problem, date)));
            first = false;
        }
    }

    private static void unreadable(HealthReport report, HealthTexts texts, Appendable out) throws IOException {
        if (report.unreadableCount() == 0) {
            return;
        }
        out.append('\n')
                .append(texts.get("unreadable", report.unreadableCount()))
                .append('\n');
        for (UnreadableFile file : report.unreadable()) {
            out.append("  ").append(oneLine(file.place())).append(": ");
            out.append(oneLine(file.reason())).append('\n');
        }
    }

    private static String row(String when, String where, String holder, String why) {
        return String.format(
                "%-12s  %-30s  %-24s  %s\n", when, fit(where, WIDEST_PLACE), fit(holder, WIDEST_HOLDER), oneLine(why));
    }

    /** Long places keep their end, which tells more. */
    private static String fit(String text, int width) {
        String line = oneLine(text);
        if (line.length() <= width) {
            return line;
        }
        return width == WIDEST_PLACE
                ? "…" + line.substring(line.length() - width + 1)
                : line.substring(0, width - 1) + "…";
    }

    /** Names come from whoever asked for the certificate, and a terminal obeys control characters. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
