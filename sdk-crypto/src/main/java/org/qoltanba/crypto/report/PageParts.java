package org.qoltanba.crypto.report;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.KeyStoreType;
import org.qoltanba.api.signature.SubIndication;

/** The pieces pages are made of: verdicts, facts, times, lists of checks. */
final class PageParts {

    private final Markup markup;
    private final Texts texts;
    private final ReportOptions options;
    private final DateTimeFormatter time;

    PageParts(Markup markup, Texts texts, ReportOptions options) {
        this.markup = markup;
        this.texts = texts;
        this.options = options;
        this.time = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd HH:mm:ss 'UTC'")
                .appendOffset("+HH:MM", "")
                .toFormatter(Locale.ROOT)
                .withZone(options.zone());
    }

    ReportOptions options() {
        return options;
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    /** Text that may hold numbers of a person. */
    String shown(String text) {
        return options.personalNumbers() ? text : ShownCertificate.withoutNumbers(text);
    }

    /** The verdict in words that promise no more than it does, with the reason and the standard's names. */
    void verdict(Indication indication, Optional<SubIndication> reason) throws IOException {
        markup.element(
                "div",
                () -> {
                    markup.element("strong", texts.of("verdict", indication));
                    markup.element(
                            "p", reason.map(this::reason).orElseGet(() -> texts.get("verdict.TOTAL_PASSED.text")));
                    if (reason.isPresent()) {
                        markup.element("p", texts.get("verdict." + indication.name() + ".text"));
                    }
                    markup.element("p", standardName(indication, reason), "class", "code");
                },
                "class",
                indication.name() + " verdict");
    }

    String reason(SubIndication reason) {
        return texts.of("sub", reason);
    }

    static String standardName(Indication indication, Optional<SubIndication> reason) {
        return indication.name() + reason.map(sub -> " / " + sub.name()).orElse("");
    }

    /** A table of facts. */
    void facts(Markup.Content rows) throws IOException {
        markup.element("table", () -> markup.element("tbody", rows), "class", "facts");
    }

    void fact(String label, String value) throws IOException {
        markup.element("tr", () -> {
            markup.element("th", texts.get("label." + label), "scope", "row");
            markup.element("td", value);
        });
    }

    void fact(String label, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            fact(label, value.get());
        }
    }

    /** A table with a row of headings. */
    void table(List<String> labels, String kind, Markup.Content rows) throws IOException {
        markup.element(
                "table",
                () -> {
                    markup.element(
                            "thead",
                            () -> markup.element("tr", () -> {
                                for (String label : labels) {
                                    markup.element("th", texts.get("label." + label), "scope", "col");
                                }
                            }));
                    markup.element("tbody", rows);
                },
                "class",
                kind);
    }

    void checks(List<Finding> findings) throws IOException {
        table(List.of("state", "check"), "checks", () -> {
            for (Finding finding : findings) {
                markup.element("tr", () -> {
                    String outcome = finding.outcome().name();
                    markup.element(
                            "td",
                            () -> markup.element(
                                    "span", texts.of("outcome", finding.outcome()), "class", "outcome " + outcome));
                    markup.element("td", () -> check(finding));
                });
            }
        });
    }

    private void check(Finding finding) throws IOException {
        Optional<String> name = texts.find("finding." + finding.code());
        markup.element("div", name.orElse(finding.code()));
        markup.element("div", finding.text(), "class", "detail", "lang", "en");
    }

    String authority(Authority authority) {
        return texts.find("authority." + authority.oid()).orElseGet(authority::displayName);
    }

    String keyStoreType(KeyStoreType type) {
        return texts.find("keyStoreType." + type.oid()).orElseGet(type::displayName);
    }
}
