package org.qoltanba.testkit.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.text.Durations;

/** The switches of one service, described by the comments in their source. */
final class SwitchSheet {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern BASIS = Pattern.compile(
            " \\(([^()]*(?:section|question|inferred|not published|observed)[^()]*)\\)", Pattern.CASE_INSENSITIVE);
    /** What the file writes as the name of a constant is kept in another form. */
    private static final Pattern IDENTIFIERS = Pattern.compile("\\[\"[0-9.]+\".*");

    private static final Pattern PARAMETER = Pattern.compile("@param \\w+ ([^@]+)");
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain) #?([^{} ]+?)(?: [^{}]*)?}");

    private final String title;
    private final String service;
    private final List<SwitchDescription> all;

    SwitchSheet(String title, String service, SwitchBoard board) {
        this.title = title;
        this.service = service;
        all = board.all().entrySet().stream()
                .map(line -> described(line.getKey(), line.getValue()))
                .toList();
    }

    String title() {
        return title;
    }

    String service() {
        return service;
    }

    List<SwitchDescription> all() {
        return all;
    }

    /** What the contract leaves open, or to an administrator. */
    List<SwitchDescription> assumed() {
        return all.stream().filter(line -> !line.contract().isEmpty()).toList();
    }

    /** What is no question of the contract. */
    List<SwitchDescription> levers() {
        return all.stream().filter(line -> line.contract().isEmpty()).toList();
    }

    private static SwitchDescription described(String name, SwitchBoard.Switch line) {
        String comment = comment(line.setter());
        int tags = comment.indexOf(" @");
        String text = tags < 0 ? comment : comment.substring(0, tags);
        Matcher basis = BASIS.matcher(text);
        String contract =
                basis.results().map(found -> found.group(1)).distinct().collect(Collectors.joining("; "));
        Matcher parameter = PARAMETER.matcher(comment);
        if (!parameter.find()) {
            throw new IllegalStateException(name + " does not say what it can be set to.");
        }
        return new SwitchDescription(
                name,
                basis.replaceAll("").strip(),
                value(line.owner(), line.setter().getName()),
                parameter.group(1).strip(),
                contract);
    }

    /** The comment before a method, in one line, with what is code in backquotes. */
    private static String comment(Method setter) {
        String file = setter.getDeclaringClass().getName().replace('.', '/') + ".java";
        String source;
        try {
            source = Files.readString(SOURCES.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        Matcher method = Pattern.compile(
                        "public (?:final )?" + setter.getReturnType().getSimpleName() + " " + setter.getName() + "\\(")
                .matcher(source);
        if (!method.find()) {
            throw new IllegalStateException(setter + " is not in its source.");
        }
        int end = source.lastIndexOf("*/", method.start());
        int begin = source.lastIndexOf("/**", end);
        if (begin < 0) {
            throw new IllegalStateException(setter + " has no comment.");
        }
        String raw = source.substring(begin + 3, end).replaceAll("\\s*\\n\\s*(?:\\* ?)?", " ");
        return LINK.matcher(raw.replaceAll("\\{@code\\s+([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "`$1`"))
                .replaceAll("`$1`")
                .strip();
    }

    /** The value of the field that has the name of the switch. */
    private static String value(Object owner, String name) {
        return Arrays.stream(owner.getClass().getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .map(field -> Optional.ofNullable(read(field, owner)))
                .map(value -> value.map(SwitchSheet::written).orElse(""))
                .filter(value -> !IDENTIFIERS.matcher(value).matches())
                .orElse("");
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String written(Duration time) {
        for (Duration unit : List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1))) {
            if (!time.isZero() && time.equals(unit.multipliedBy(time.dividedBy(unit)))) {
                return time.dividedBy(unit) + (unit.toDays() > 0 ? "d" : unit.toHours() > 0 ? "h" : "m");
            }
        }
        return Durations.written(time);
    }

    private static String written(Object value) {
        if (value instanceof Duration duration) {
            return '"' + written(duration) + '"';
        }
        if (value instanceof Collection<?> list) {
            return (list instanceof Set<?> set ? set.stream().sorted() : list.stream())
                    .map(SwitchSheet::written)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(line -> written(line.getKey()) + ": " + written(line.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Integer number && number == Integer.MAX_VALUE) {
            return "";
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : "\"" + value + '"';
    }
}
