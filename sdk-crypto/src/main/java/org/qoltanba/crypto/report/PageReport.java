package org.qoltanba.crypto.report;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.qoltanba.api.signature.VerificationReport;

/** A page as a whole: the verdict first, then the document, the signers, and the container. */
final class PageReport {

    /** Nothing is fetched and nothing is run, whatever a name in a certificate says. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Markup markup;
    private final PageParts parts;
    private final Texts texts;
    private final String language;

    PageReport(Markup markup, PageParts parts, Texts texts, String language) {
        this.markup = markup;
        this.parts = parts;
        this.texts = texts;
        this.language = language;
    }

    void write(VerificationReport report, ReportSubject subject) throws IOException {
        markup.documentType();
        markup.element(
                "html",
                () -> {
                    markup.element("head", () -> head(subject));
                    markup.element("body", () -> markup.element("main", () -> body(report, subject)));
                },
                "lang",
                language);
    }

    private void head(ReportSubject subject) throws IOException {
        markup.single("meta", "charset", "utf-8");
        markup.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        markup.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.element("title", texts.get("title") + ": " + subject.document());
        markup.element("style", () -> markup.verbatim(Texts.style()));
    }

    private void body(VerificationReport report, ReportSubject subject) throws IOException {
        markup.element("h1", texts.get("title"));
        parts.verdict(report.indication(), report.subIndication());
        markup.element("h2", texts.get("contents.document"));
        parts.facts(() -> document(subject));
        markup.element("h2", texts.get("contents.signers"));
        if (report.signers().isEmpty()) {
            markup.element("p", texts.get("verdict.noSigners"));
        }
        PageSigner signers = new PageSigner(markup, parts, texts);
        for (int i = 0; i < report.signers().size(); i++) {
            signers.write(i + 1, report.signers().get(i));
        }
        if (!report.findings().isEmpty()) {
            markup.element("h2", texts.get("contents.container"));
            parts.checks(report.findings());
        }
        markup.element("footer", () -> {
            if (!parts.options().personalNumbers()) {
                markup.element("p", texts.get("label.hidden"));
            }
            markup.element("p", texts.get("generated"));
            markup.element("p", "Qoltanba", "class", "code");
        });
    }

    private void document(ReportSubject subject) throws IOException {
        parts.fact("name", subject.document());
        if (subject.size().isPresent()) {
            parts.fact("size", subject.size().getAsLong() + " " + texts.get("label.bytes"));
        }
        parts.fact(
                "digest",
                subject.digest()
                        .map(digest -> digest.algorithm().displayName() + " "
                                + HexFormat.of().formatHex(digest.value().toArray())));
        parts.fact("signature", subject.signature());
        parts.fact("verifiedAt", Optional.of(parts.time(subject.verifiedAt())));
    }
}
