package org.qoltanba.client.sigex;

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
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.SigexMessages;
import org.qoltanba.client.testing.CoverageSources;

/**
 * Every endpoint of the contract (section 7.53) and every message it refuses with (section 4.2) has a method or an
 * exception in the client, a place in the fake, and a test; {@code docs/sigex-coverage.md} says which. With {@code
 * -Dqoltanba.docs.write=true} the page is written anew.
 */
class SigexCoverageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = PROJECT.resolve("docs/sigex-coverage.md");
    private static final String API = "org.qoltanba.api.sigex.";
    private static final int MOST_TESTS = 3;

    private final CoverageSources sources = CoverageSources.below(PROJECT, "sigex");

    private static List<String> lines(String resource) {
        try (InputStream table = SigexCoverageTest.class.getResourceAsStream(resource)) {
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
            endpoints.put(cells[0], List.of(cells[1].split(", ", -1)));
        }
        return endpoints;
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

    @Test
    void allEndpointsOfTheContractAreLookedAt() {
        assertThat(endpoints()).hasSize(50);
    }

    @Test
    void everyLineOfTheContractIsCoveredSaveThoseWhoseLackIsKnown() {
        assertThat(lacking())
                .as("lines of the contract that lack something; gaps.txt names those whose lack is known")
                .isSubsetOf(lines("gaps.txt"));
    }

    private List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        endpoints().forEach((endpoint, methods) -> lacking.addAll(lacking(endpoint, methods)));
        new TreeSet<>(KnownRefusals.all().keySet()).forEach(message -> lacking.addAll(lacking(message)));
        return lacking;
    }

    private List<String> lacking(String endpoint, List<String> methods) {
        List<String> lacking = new ArrayList<>();
        methods.stream()
                .filter(method -> !isMethod(method))
                .forEach(method -> lacking.add(endpoint + ": the client has no " + method));
        if (sources.routeOf(endpoint) == null) {
            lacking.add(endpoint + ": the fake has no route");
        }
        if (sources.testsOf(endpoint).isEmpty()) {
            lacking.add(endpoint + ": no test says @Covers");
        }
        return lacking;
    }

    private List<String> lacking(String message) {
        List<String> lacking = new ArrayList<>();
        if (Arrays.stream(Language.values())
                .anyMatch(language -> SigexMessages.text(message, language).isEmpty())) {
            lacking.add(message + ": a text is missing");
        }
        if (sources.refusingWith(message).isEmpty()) {
            lacking.add(message + ": nothing in the fake refuses with it");
        }
        if (sources.testsOf(message).isEmpty()) {
            lacking.add(message + ": no test says @Covers");
        }
        return lacking;
    }

    @Test
    void noTestNamesALineTheContractDoesNotHave() {
        assertThat(sources.shown())
                .allMatch(line ->
                        endpoints().containsKey(line) || KnownRefusals.all().containsKey(line));
    }

    @Test
    void thePageHasEveryLine() throws IOException {
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(PAGE, page());
        }
        String page = Files.readString(PAGE);

        assertThat(endpoints().keySet()).allMatch(endpoint -> page.contains("| `" + endpoint + "` |"));
        assertThat(KnownRefusals.all().keySet()).allMatch(message -> page.contains("| `" + message + "` |"));
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append("# SIGEX: what is covered\n\n")
                .append("Made from the sources by `SigexCoverageTest`, which fails when a line lacks something.\n")
                .append("Write it anew with `-Dqoltanba.docs.write=true`.\n\n")
                .append("## Endpoints\n\n")
                .append("| Endpoint | Client | Fake | Tests |\n|---|---|---|---|\n");
        endpoints()
                .forEach((endpoint, methods) -> page.append("| `")
                        .append(endpoint)
                        .append("` | ")
                        .append(methods.stream()
                                .map(method -> "`" + method + "`")
                                .collect(Collectors.joining(", ")))
                        .append(" | `")
                        .append(Objects.requireNonNullElse(sources.routeOf(endpoint), "-"))
                        .append("` | ")
                        .append(tests(endpoint))
                        .append(" |\n"));
        page.append("\n## Messages\n\n| Message | Exception | Fake | Tests |\n|---|---|---|---|\n");
        for (String message : new TreeSet<>(KnownRefusals.all().keySet())) {
            page.append("| `")
                    .append(message)
                    .append("` | `")
                    .append(exception(message))
                    .append("` | ")
                    .append(sources.refusingWith(message).stream()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(tests(message))
                    .append(" |\n");
        }
        List<String> lacking = lacking();
        if (!lacking.isEmpty()) {
            page.append("\n## Known to lack something\n\n");
            lacking.forEach(gap -> page.append("- ").append(gap).append('\n'));
        }
        return page.toString();
    }

    private String tests(String line) {
        List<String> tests = List.copyOf(sources.testsOf(line));
        String named =
                tests.stream().limit(MOST_TESTS).map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        return tests.size() <= MOST_TESTS ? named : named + " and " + (tests.size() - MOST_TESTS) + " more";
    }

    private static String exception(String message) {
        return SigexRefusals.toException(ErrorContext.local(), ServiceAnswer.of(200, message))
                .getClass()
                .getSimpleName();
    }
}
