package org.qoltanba.client.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the contract of one service has a method or an exception in the client, a place in the fake, and a test that says
 * {@code @Covers}: tables of lines, what each line lacks, and the page that shows it all. The same for every service.
 */
public final class ContractCoverage {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_TESTS = 3;

    private final Class<?> test;
    private final String service;
    private final String title;
    private final CoverageSources sources;
    private final List<Table> tables = new ArrayList<>();

    private ContractCoverage(Class<?> test, String service, String title) {
        this.test = test;
        this.service = service;
        this.title = title;
        this.sources = CoverageSources.below(PROJECT, service);
    }

    /**
     * Reads the sources of a service.
     *
     * @param test beside whose resources the tables of the contract lie
     * @param service the last part of the service's package names
     * @param title what people call it
     */
    public static ContractCoverage of(Class<?> test, String service, String title) {
        return new ContractCoverage(test, service, title);
    }

    private record Table(String heading, String columns, List<Line> lines) {}

    /**
     * A line of the contract.
     *
     * @param name what tests say they cover
     * @param shown how it is called on the page
     * @param client what the client has for it
     * @param fake what the fake has for it
     * @param lacking what it lacks besides a test
     */
    public record Line(String name, String shown, List<String> client, Collection<String> fake, List<String> lacking) {}

    /** What the sources say. */
    public CoverageSources sources() {
        return sources;
    }

    /** The lines of a table of the contract. */
    public List<String> lines(String resource) {
        try (InputStream table = test.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(table, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Endpoints and the methods of the client that call them. */
    public Map<String, List<String>> endpoints() {
        Map<String, List<String>> endpoints = new LinkedHashMap<>();
        for (String line : lines("endpoints.tsv")) {
            String[] cells = line.split("\t", -1);
            endpoints.put(cells[0], cells[1].isEmpty() ? List.of() : List.of(cells[1].split(", ", -1)));
        }
        return endpoints;
    }

    /** Adds the table of endpoints. */
    public ContractCoverage withEndpoints() {
        List<Line> lines = new ArrayList<>();
        endpoints().forEach((endpoint, methods) -> {
            String route = sources.routeOf(endpoint);
            List<String> lacking = new ArrayList<>(missing(methods));
            if (route == null) {
                lacking.add("the fake has no route");
            }
            lines.add(new Line(endpoint, endpoint, methods, List.of(route == null ? "-" : route), lacking));
        });
        return with("Endpoints", "Endpoint | Client", lines);
    }

    /** Adds a table. */
    public ContractCoverage with(String heading, String columns, List<Line> lines) {
        tables.add(new Table(heading, columns, lines));
        return this;
    }

    /** The methods that the client's interface does not have, in words. */
    public List<String> missing(List<String> methods) {
        return methods.isEmpty()
                ? List.of("the client has no method")
                : methods.stream()
                        .filter(method -> !isMethod(method))
                        .map(method -> "the client has no " + method)
                        .toList();
    }

    private boolean isMethod(String name) {
        String[] parts = name.split("\\.", -1);
        try {
            return Arrays.stream(Class.forName("org.qoltanba.api." + service + "." + parts[0])
                            .getMethods())
                    .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /** Everything that any line lacks. */
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        for (Table table : tables) {
            for (Line line : table.lines()) {
                line.lacking().forEach(lack -> lacking.add(line.name() + ": " + lack));
                if (sources.testsOf(line.name()).isEmpty()) {
                    lacking.add(line.name() + ": no test says @Covers");
                }
            }
        }
        return lacking;
    }

    /** Lines that tests say they cover and the contract does not have. */
    public Set<String> unknown() {
        Set<String> known = tables.stream()
                .flatMap(table -> table.lines().stream())
                .map(Line::name)
                .collect(Collectors.toSet());
        return sources.shown().stream().filter(line -> !known.contains(line)).collect(Collectors.toSet());
    }

    /**
     * The page as it is, written anew with {@code -Dqoltanba.docs.write=true}.
     *
     * @param name of the file among the documents
     */
    public String page(String name) throws IOException {
        Path page = PROJECT.resolve("docs").resolve(name);
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(page, text());
        }
        return Files.readString(page);
    }

    /** How the lines of all tables begin on the page. */
    public List<String> beginnings() {
        return tables.stream()
                .flatMap(table -> table.lines().stream())
                .map(line -> "| " + marked(line.shown()) + " |")
                .toList();
    }

    private String text() {
        StringBuilder page = new StringBuilder();
        page.append("# " + title + ": what is covered\n\n")
                .append("Made from the sources by `" + test.getSimpleName()
                        + "`, which fails when a line lacks something.\n")
                .append("Write it anew with `-Dqoltanba.docs.write=true`.\n");
        for (Table table : tables) {
            page.append(
                    "\n## " + table.heading() + "\n\n| " + table.columns() + " | Fake | Tests |\n|---|---|---|---|\n");
            for (Line line : table.lines()) {
                page.append("| " + marked(line.shown()) + " | " + marked(line.client()) + " | " + marked(line.fake())
                        + " | " + tests(line.name()) + " |\n");
            }
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
        String first = marked(tests.stream().limit(MOST_TESTS).toList());
        return tests.size() <= MOST_TESTS ? first : first + " and " + (tests.size() - MOST_TESTS) + " more";
    }

    private static String marked(Collection<String> names) {
        return names.stream().map(ContractCoverage::marked).collect(Collectors.joining(", "));
    }

    private static String marked(String name) {
        return "`" + name + "`";
    }
}
