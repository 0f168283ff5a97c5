package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssMessages;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.testing.CoverageSources;

/**
 * Every endpoint of the contract (sections 2 to 7, 12 and 13), every operation code (5.1) and every error code (10.1) has a
 * method or an exception in the client, a place in the fake, and a test that names it; {@code docs/dss-coverage.md} says
 * which. With {@code -Dqoltanba.docs.write=true} the page is written anew.
 */
class DssCoverageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = PROJECT.resolve("docs/dss-coverage.md");
    private static final String API = "org.qoltanba.api.dss.";
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int MOST_TESTS = 3;

    private final CoverageSources sources = CoverageSources.below(PROJECT, "dss");

    /** A line of the table of operations. */
    private record OperationLine(int code, String name, String method) {}

    private static List<String> lines(String resource) {
        try (InputStream table = DssCoverageTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(table, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Endpoints and the methods of the client that call them. */
    private static Map<String, List<String>> endpoints() {
        Map<String, List<String>> endpoints = new LinkedHashMap<>();
        for (String line : lines("endpoints.tsv")) {
            String[] cells = line.split("\t", -1);
            endpoints.put(cells[0], cells[1].isEmpty() ? List.of() : List.of(cells[1].split(", ", -1)));
        }
        return endpoints;
    }

    private static List<OperationLine> operations() {
        return lines("operations.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(cells -> new OperationLine(Integer.parseInt(cells[0]), cells[1], cells[2]))
                .toList();
    }

    private static Set<String> codes() {
        return new TreeSet<>(KnownRefusals.all().keySet());
    }

    private static boolean isMethod(String name) {
        String[] parts = name.split("\\.", -1);
        try {
            return Arrays.stream(Class.forName(API + parts[0]).getMethods())
                    .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private Set<String> testsOfEndpoint(String endpoint) {
        String path = Arrays.stream(endpoint.split("\\{[^}]*}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/ ]+"));
        return sources.mentioning(Pattern.compile("^" + path + "$"));
    }

    private Set<String> testsOfOperation(OperationLine operation) {
        return sources.calling(operation.method().split("\\.", -1)[1]);
    }

    private Set<String> testsOfCode(String code) {
        return sources.mentioning(Pattern.compile("(?<![a-z_])" + Pattern.quote(code) + "(?![a-z_])"));
    }

    @Test
    void allOfTheContractIsLookedAt() {
        assertThat(endpoints()).hasSize(71);
        assertThat(operations())
                .hasSize(10)
                .allMatch(operation -> DssAction.of(operation.code()).equals(DssAction.of(operation.name())));
        assertThat(codes()).hasSize(60);
    }

    @Test
    void everyLineOfTheContractIsCoveredSaveThoseWhoseLackIsKnown() {
        assertThat(lacking())
                .as("lines of the contract that lack something; gaps.txt names those whose lack is known")
                .isSubsetOf(lines("gaps.txt"));
    }

    private List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        endpoints().forEach((endpoint, methods) -> {
            lacking.addAll(lackingMethods(endpoint, methods));
            lackingIf(sources.routeOf(endpoint) == null, endpoint + ": the fake has no route", lacking);
            lackingIf(testsOfEndpoint(endpoint).isEmpty(), endpoint + ": no test names it", lacking);
        });
        for (OperationLine operation : operations()) {
            lacking.addAll(lackingMethods(operation.name(), List.of(operation.method())));
            lackingIf(
                    sources.saying(operation.name()).isEmpty(),
                    operation.name() + ": the fake does not know it",
                    lacking);
            lackingIf(testsOfOperation(operation).isEmpty(), operation.name() + ": no test begins it", lacking);
        }
        for (String code : codes()) {
            lackingIf(
                    DssMessages.text(code, Locale.ENGLISH).equals(code)
                            || DssMessages.text(code, RUSSIAN).equals(code),
                    code + ": a text is missing",
                    lacking);
            lackingIf(sources.saying(code).isEmpty(), code + ": nothing in the fake refuses with it", lacking);
            lackingIf(testsOfCode(code).isEmpty(), code + ": no test names it", lacking);
        }
        return lacking;
    }

    private static List<String> lackingMethods(String line, List<String> methods) {
        return methods.isEmpty()
                ? List.of(line + ": the client has no method")
                : methods.stream()
                        .filter(method -> !isMethod(method))
                        .map(method -> line + ": the client has no " + method)
                        .toList();
    }

    private static void lackingIf(boolean lacks, String what, List<String> lacking) {
        if (lacks) {
            lacking.add(what);
        }
    }

    @Test
    void thePageHasEveryLine() throws IOException {
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(PAGE, page());
        }
        String page = Files.readString(PAGE);

        assertThat(endpoints().keySet()).allMatch(endpoint -> page.contains("| `" + endpoint + "` |"));
        assertThat(operations())
                .allMatch(operation -> page.contains("| " + operation.code() + " `" + operation.name()));
        assertThat(codes()).allMatch(code -> page.contains("| `" + code + "` |"));
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append("# CryptoPro DSS: what is covered\n\n")
                .append("Made from the sources by `DssCoverageTest`, which fails when a line lacks something.\n")
                .append("Write it anew with `-Dqoltanba.docs.write=true`.\n\n")
                .append("## Endpoints\n\n")
                .append("| Endpoint | Client | Fake | Tests |\n|---|---|---|---|\n");
        endpoints()
                .forEach((endpoint, methods) -> line(
                        page,
                        "`" + endpoint + "`",
                        named(methods),
                        "`" + Objects.requireNonNullElse(sources.routeOf(endpoint), "-") + "`",
                        tests(testsOfEndpoint(endpoint))));
        page.append("\n## Operations\n\n| Operation | Client | Fake | Tests |\n|---|---|---|---|\n");
        operations()
                .forEach(operation -> line(
                        page,
                        operation.code() + " `" + operation.name() + "`",
                        "`" + operation.method() + "`",
                        named(List.copyOf(sources.saying(operation.name()))),
                        tests(testsOfOperation(operation))));
        page.append("\n## Error codes\n\n| Code | Exception | Fake | Tests |\n|---|---|---|---|\n");
        codes().forEach(code -> line(
                page,
                "`" + code + "`",
                "`" + exception(code) + "`",
                named(List.copyOf(sources.saying(code))),
                tests(testsOfCode(code))));
        List<String> lacking = lacking();
        if (!lacking.isEmpty()) {
            page.append("\n## Known to lack something\n\n");
            lacking.forEach(gap -> page.append("- ").append(gap).append('\n'));
        }
        return page.toString();
    }

    private static void line(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String named(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String tests(Set<String> tests) {
        String first = named(tests.stream().limit(MOST_TESTS).toList());
        return tests.size() <= MOST_TESTS ? first : first + " and " + (tests.size() - MOST_TESTS) + " more";
    }

    /** While a confirmation is open and otherwise, if that makes a difference. */
    private static String exception(String code) {
        ServiceAnswer answer = ServiceAnswer.of(400, code);
        String usual =
                DssRefusals.toException(ErrorContext.local(), answer).getClass().getSimpleName();
        String confirming = DssRefusals.whileConfirming(ErrorContext.local(), answer, false)
                .getClass()
                .getSimpleName();
        return usual.equals(confirming) ? usual : confirming + "`, `" + usual;
    }
}
