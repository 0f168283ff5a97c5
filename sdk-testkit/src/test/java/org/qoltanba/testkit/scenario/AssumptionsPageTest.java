package org.qoltanba.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.FakeServices;

/**
 * Every behaviour that a fake assumes without confirmation stands in {@code docs/testkit-assumptions.md} and in the console,
 * as its switch describes it, and in Russian. With {@code -Dqoltanba.docs.write=true} all are written anew.
 */
class AssumptionsPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path CONSOLE = Path.of("src/main/resources/org/qoltanba/testkit/console");

    @Test
    void thePagesTellEverySwitchInBothLanguages() throws IOException {
        try (FakeServices world = FakeServices.create(1)) {
            List<SwitchSheet> services = List.of(
                    new SwitchSheet(
                            "SIGEX", "sigex", new SwitchBoard(world.sigex().switches())),
                    new SwitchSheet(
                            "CryptoPro DSS", "dss", new SwitchBoard(world.dss().switches())));
            AssumptionsPage english = new AssumptionsPage(services, AssumptionsWords.english());
            compare(DOCS.resolve("testkit-assumptions.md"), english.asMarkdown());
            compare(CONSOLE.resolve("assumptions.html"), english.asHtml());
            AssumptionsPage russian = new AssumptionsPage(services, AssumptionsWords.russian());
            compare(DOCS.resolve("testkit-assumptions.ru.md"), russian.asMarkdown());
            compare(CONSOLE.resolve("assumptions_ru.html"), russian.asHtml());
            assertThat(services.stream()
                            .flatMap(
                                    service -> service.all().stream().map(row -> service.service() + "." + row.name())))
                    .as("a caption in Russian for each switch, and for nothing else")
                    .containsExactlyInAnyOrderElementsOf(
                            AssumptionsWords.captions().stringPropertyNames());
        }
    }

    private static void compare(Path file, String text) throws IOException {
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as("run with -Dqoltanba.docs.write=true to renew %s", file)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigex", "dss"})
    void theFileTakesTheNamesAndValuesOfThePage(String service) throws IOException {
        try (FakeServices world = FakeServices.create(1)) {
            SwitchBoard board = new SwitchBoard(
                    service.equals("sigex")
                            ? world.sigex().switches()
                            : world.dss().switches());
            SwitchSheet sheet = new SwitchSheet(service, service, board);
            List<SwitchDescription> rows = Stream.concat(sheet.assumed().stream(), sheet.levers().stream())
                    .filter(row -> !row.value().isEmpty())
                    .toList();
            assertThat(rows).hasSizeGreaterThan(20);
            for (SwitchDescription row : rows) {
                board.set(row.name(), new JsonMapper().readTree(row.value()));
            }
            assertThat(new SwitchSheet(service, service, board).assumed()).isEqualTo(sheet.assumed());
            assertThat(new SwitchSheet(service, service, board).levers()).isEqualTo(sheet.levers());
        }
    }

    /** A switch that is turned shows it: a setter that sets nothing would be no switch. */
    @ParameterizedTest
    @ValueSource(strings = {"sigex", "dss"})
    void everySwitchTurns(String service) throws IOException {
        try (FakeServices world = FakeServices.create(1)) {
            SwitchBoard board = new SwitchBoard(
                    service.equals("sigex")
                            ? world.sigex().switches()
                            : world.dss().switches());
            int turned = 0;
            for (SwitchDescription row : new SwitchSheet(service, service, board).all()) {
                String other = other(row.value());
                if (!other.isEmpty()) {
                    board.set(row.name(), new JsonMapper().readTree(other));
                    assertThat(new SwitchSheet(service, service, board).all())
                            .filteredOn(line -> line.name().equals(row.name()))
                            .extracting(SwitchDescription::value)
                            .as(row.name())
                            .containsExactly(other);
                    turned++;
                }
            }
            assertThat(turned).isGreaterThan(20);
        }
    }

    private static String other(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.toString(value.equals("false"));
        }
        if (value.matches("\\d+")) {
            return Long.toString(Long.parseLong(value) + 1);
        }
        return value.matches("\"\\d+[smhd]\"") ? "\"77s\"" : "";
    }

    @Test
    void whatIsAssumedSaysWhereTheContractLeavesItOpen() {
        try (FakeServices world = FakeServices.create(1)) {
            SwitchSheet sigex = new SwitchSheet(
                    "SIGEX", "sigex", new SwitchBoard(world.sigex().switches()));
            assertThat(sigex.assumed()).anySatisfy(row -> {
                assertThat(row.name()).isEqualTo("limits.pageSize");
                assertThat(row.contract()).isEqualTo("section 14; not published");
                assertThat(row.assumed()).isEqualTo("How many signatures a page has. 50.");
                assertThat(row.value()).isEqualTo("50");
                assertThat(row.others()).isEqualTo("at least 1");
            });
            assertThat(sigex.assumed()).hasSizeGreaterThan(20);
            assertThat(sigex.levers()).extracting(SwitchDescription::name).contains("outages.ocspAvailable");
        }
    }
}
