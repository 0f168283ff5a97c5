package org.qoltanba.testkit.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** Sentences in English and Russian, from the files {@code messages.properties} beside a class. Immutable. */
public final class Texts {

    private final Properties sentences = new Properties();

    private Texts(Class<?> beside, String file) {
        try (InputStream content = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            sentences.load(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The sentences of a package.
     *
     * @param beside a class of the package
     * @param language Russian, or any other for English
     * @return all of them
     */
    public static Texts of(Class<?> beside, Locale language) {
        return new Texts(beside, isRussian(language) ? "messages_ru.properties" : "messages.properties");
    }

    /**
     * Whether somebody is to be addressed in Russian.
     *
     * @param language what the machine or the user says
     * @return true for Russian
     */
    public static boolean isRussian(Locale language) {
        return language.getLanguage().equals("ru");
    }

    /**
     * A sentence.
     *
     * @param name its name in the file
     * @param details what stands in the place of {0}, {1} and so on
     * @return for people
     */
    public String get(String name, Object... details) {
        String sentence = Objects.requireNonNull(sentences.getProperty(name), name);
        return new MessageFormat(sentence, Locale.ROOT).format(details);
    }
}
