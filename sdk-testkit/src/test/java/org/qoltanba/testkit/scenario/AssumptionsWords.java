package org.qoltanba.testkit.scenario;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the page of assumptions says around the switches, and which columns it has beside their names. */
record AssumptionsWords(
        String language,
        String title,
        String note,
        String introduction,
        String assumed,
        String levers,
        String name,
        List<Column> columns) {

    /** A column; code is set apart. */
    record Column(String title, boolean isCode, BiFunction<SwitchSheet, SwitchDescription, String> text) {}

    private static final Pattern BASIS = Pattern.compile(
            "(section|questions?) ([0-9]+(?:\\.[0-9]+)*(?: and [0-9]+)?)|inferred|infers|not published|observed");

    /** The Javadoc of the switches. */
    static AssumptionsWords english() {
        return new AssumptionsWords(
                "en",
                "What the fakes assume",
                "Written by `AssumptionsPageTest` from the switches. [По-русски](testkit-assumptions.ru.md)",
                "The contracts of the services leave things open. Where they do, a fake has to do something, and a switch says what."
                        + " A switch stands in the file of a world as `{\"switches\": {\"sigex\": {\"limits.pageSize\": 20}}}` and is"
                        + " a method in Java: `world.sigex().switches().limits().pageSize(20)`. Test your program with both values of"
                        + " whatever matters to it. The conformance suites (`org.qoltanba.testkit.conformance`) ask the real service,"
                        + " and say which switch to turn.",
                "Assumed where the contract leaves it open, or to an administrator",
                "For tests that want trouble, and policies",
                "Switch",
                List.of(
                        new Column("What, and how unless it is turned", false, (service, row) -> row.assumed()),
                        new Column("Value", true, (service, row) -> row.value()),
                        new Column("Others", false, (service, row) -> row.others()),
                        new Column("Contract", false, (service, row) -> row.contract())));
    }

    /** A caption for each switch, from a file beside this class. */
    static AssumptionsWords russian() {
        Properties captions = captions();
        return new AssumptionsWords(
                "ru",
                "Что предполагают имитации",
                "Записано тестом `AssumptionsPageTest` по переключателям. [In English](testkit-assumptions.md), там подробнее",
                "Договоры сервисов говорят не обо всём. Там, где они молчат, имитация как-то поступает, а как — решает переключатель."
                        + " В файле мира он пишется так: `{\"switches\": {\"sigex\": {\"limits.pageSize\": 20}}}`. Про переключатель со"
                        + " значением `true` или `false` сказано, что значит `true`. Проверьте свою программу с обоими значениями того,"
                        + " что для неё важно. Наборы тестов `org.qoltanba.testkit.conformance` спрашивают настоящий сервис и говорят,"
                        + " какой переключатель повернуть.",
                "Предположено: договор молчит или оставляет это администратору",
                "Для проверки неполадок, и политики",
                "Переключатель",
                List.of(
                        new Column(
                                "Что решает",
                                false,
                                (service, row) -> Objects.requireNonNull(
                                        captions.getProperty(service.service() + "." + row.name()),
                                        () -> "no Russian caption of " + service.service() + "." + row.name())),
                        new Column("Значение", true, (service, row) -> row.value()),
                        new Column("Договор", false, (service, row) -> russianBasis(row.contract()))));
    }

    /** The Russian captions, by service and switch. */
    static Properties captions() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(AssumptionsWords.class.getResourceAsStream("assumptions_ru.properties")),
                StandardCharsets.UTF_8)) {
            Properties captions = new Properties();
            captions.load(file);
            return captions;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String russianBasis(String contract) {
        return BASIS.matcher(contract)
                .results()
                .map(AssumptionsWords::russianWord)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String russianWord(MatchResult word) {
        String kind = word.group(1);
        if (kind != null) {
            return (kind.equals("section") ? "раздел " : "вопрос ")
                    + word.group(2).replace("and", "и");
        }
        return switch (word.group()) {
            case "observed" -> "замечено";
            case "not published" -> "не опубликовано";
            default -> "выведено";
        };
    }
}
