package org.qoltanba.testkit.scenario;

import java.util.List;
import java.util.regex.Pattern;

/** The switches of all services, for people to read. */
final class AssumptionsPage {

    private static final String INTRODUCTION =
            "The contracts of the services leave things open. Where they do, a fake has to do something, and a switch says what."
                    + " A switch stands in the file of a world as `{\"switches\": {\"sigex\": {\"limits.pageSize\": 20}}}` and is"
                    + " a method in Java: `world.sigex().switches().limits().pageSize(20)`. Test your program with both values of whatever matters to it."
                    + " The conformance suites (`org.qoltanba.testkit.conformance`) ask the real service, and say which"
                    + " switch to turn.";
    private static final String ASSUMED = "Assumed where the contract leaves it open, or to an administrator";
    private static final String LEVERS = "For tests that want trouble, and policies";
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private final List<SwitchSheet> services;

    AssumptionsPage(List<SwitchSheet> services) {
        this.services = services;
    }

    String asMarkdown() {
        StringBuilder page = new StringBuilder("# What the fakes assume\n\n")
                .append("*Written by `AssumptionsPageTest` from the switches.*\n\n")
                .append(INTRODUCTION)
                .append('\n');
        for (SwitchSheet service : services) {
            page.append("\n## ").append(service.title()).append('\n');
            markdown(page, ASSUMED, service, service.assumed());
            markdown(page, LEVERS, service, service.levers());
        }
        return page.toString();
    }

    private static void markdown(StringBuilder page, String title, SwitchSheet service, List<SwitchDescription> rows) {
        page.append("\n### ").append(title).append("\n\n");
        page.append("| `")
                .append(service.service())
                .append(".` | What, and how unless it is turned | Value | Others | Contract |\n");
        page.append("|---|---|---|---|---|\n");
        for (SwitchDescription row : rows) {
            page.append("| `")
                    .append(row.name())
                    .append("` | ")
                    .append(cell(row.assumed()))
                    .append(" | ");
            page.append(row.value().isEmpty() ? "" : "`" + row.value() + "`").append(" | ");
            page.append(cell(row.others()))
                    .append(" | ")
                    .append(cell(row.contract()))
                    .append(" |\n");
        }
    }

    String asHtml() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>What the fakes assume</title>
                <link rel="icon" href="icon.svg">
                <link rel="stylesheet" href="console.css">
                </head>
                <body>
                <main>
                <p><a href="/">Qoltanba</a></p>
                <h1>What the fakes assume</h1>
                """);
        page.append("<p>").append(html(INTRODUCTION)).append("</p>\n");
        for (SwitchSheet service : services) {
            page.append("<h2>").append(html(service.title())).append("</h2>\n");
            html(page, ASSUMED, service.assumed());
            html(page, LEVERS, service.levers());
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void html(StringBuilder page, String title, List<SwitchDescription> rows) {
        page.append("<h3>")
                .append(title)
                .append("</h3>\n<table>\n<tr><th>Switch</th><th>What, and how unless it is turned</th>")
                .append("<th>Value</th><th>Others</th><th>Contract</th></tr>\n");
        for (SwitchDescription row : rows) {
            page.append("<tr><td><code>").append(html(row.name())).append("</code></td><td>");
            page.append(html(row.assumed())).append("</td><td><code>").append(html(row.value()));
            page.append("</code></td><td>").append(html(row.others())).append("</td><td>");
            page.append(html(row.contract())).append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return CODE.matcher(escaped).replaceAll("<code>$1</code>");
    }
}
