package org.qoltanba.crypto.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** What the page says in one language. Immutable and safe to share between threads. */
final class Texts {

    private final Map<String, String> texts;

    private Texts(Map<String, String> texts) {
        this.texts = texts;
    }

    static Texts in(ReportLanguage language) {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(resource("texts_" + language.code() + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return new Texts(texts);
    }

    /** What the page looks like. */
    static String style() {
        try (InputStream style = resource("page.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream resource(String name) {
        InputStream resource = Texts.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(
                    "The resource " + name + " is missing beside this class. Repack the application with resources.");
        }
        return resource;
    }

    /** A text that is always there. */
    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("There is no text " + key + "."));
    }

    /** A text for something open-ended. */
    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** The text of a constant. */
    String of(String kind, Enum<?> constant) {
        return get(kind + "." + constant.name());
    }

    Set<String> keys() {
        return texts.keySet();
    }
}
