package org.qoltanba.testkit.scenario;

import java.util.List;
import java.util.regex.Pattern;
import org.qoltanba.testkit.scenario.AssumptionsWords.Column;

/** The switches of all services, for people to read, in one language. */
final class AssumptionsPage {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private final List<SwitchSheet> services;
    private final AssumptionsWords words;

    AssumptionsPage(List<SwitchSheet> services, AssumptionsWords words) {
        this.services = services;
        this.words = words;
    }

    String asMarkdown() {
        StringBuilder page = new StringBuilder("# ")
                .append(words.title())
                .append("\n\n*")
                .append(words.note())
                .append("*\n\n")
                .append(words.introduction())
                .append('\n');
        for (SwitchSheet service : services) {
            page.append("\n## ").append(service.title()).append('\n');
            markdown(page, words.assumed(), service, service.assumed());
            markdown(page, words.levers(), service, service.levers());
        }
        return page.toString();
    }

    private void markdown(StringBuilder page, String title, SwitchSheet service, List<SwitchDescription> rows) {
        page.append("\n### ")
                .append(title)
                .append("\n\n| `")
                .append(service.service())
                .append(".` |");
        words.columns()
                .forEach(column -> page.append(' ').append(column.title()).append(" |"));
        page.append("\n|---|").append("---|".repeat(words.columns().size())).append('\n');
        for (SwitchDescription row : rows) {
            page.append("| `").append(row.name()).append("` |");
            for (Column column : words.columns()) {
                String text = column.text().apply(service, row);
                page.append(' ')
                        .append(column.isCode() && !text.isEmpty() ? "`" + text + "`" : text.replace("|", "\\|"))
                        .append(" |");
            }
            page.append('\n');
        }
    }

    String asHtml() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s</title>
                <link rel="icon" href="icon.svg">
                <link rel="stylesheet" href="console.css">
                </head>
                <body>
                <main>
                <p><a href="/">Qoltanba</a></p>
                <h1>%2$s</h1>
                """.formatted(words.language(), words.title()));
        page.append("<p>").append(html(words.introduction())).append("</p>\n");
        for (SwitchSheet service : services) {
            page.append("<h2>").append(html(service.title())).append("</h2>\n");
            html(page, words.assumed(), service, service.assumed());
            html(page, words.levers(), service, service.levers());
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void html(StringBuilder page, String title, SwitchSheet service, List<SwitchDescription> rows) {
        page.append("<h3>")
                .append(title)
                .append("</h3>\n<table>\n<tr><th>")
                .append(words.name())
                .append("</th>");
        words.columns()
                .forEach(column ->
                        page.append("<th>").append(html(column.title())).append("</th>"));
        page.append("</tr>\n");
        for (SwitchDescription row : rows) {
            page.append("<tr><td><code>").append(html(row.name())).append("</code></td>");
            for (Column column : words.columns()) {
                String text = html(column.text().apply(service, row));
                page.append("<td>")
                        .append(column.isCode() ? "<code>" + text + "</code>" : text)
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return CODE.matcher(escaped).replaceAll("<code>$1</code>");
    }
}
