package org.qoltanba.api.sigex;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text in one or more of the service's languages.
 *
 * @param texts the text by language; never empty
 * @since 0.1.0
 */
public record LocalizedText(Map<Language, String> texts) {

    /**
     * Copies the map.
     *
     * @param texts the text by language
     * @throws IllegalArgumentException if there is none
     */
    public LocalizedText {
        texts = Map.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A text needs at least one language.");
        }
    }

    /**
     * A text in Kazakh and Russian.
     *
     * @param kazakh in Kazakh
     * @param russian in Russian
     * @return the text
     */
    public static LocalizedText of(String kazakh, String russian) {
        return new LocalizedText(Map.of(
                Language.KK,
                Objects.requireNonNull(kazakh, "kazakh"),
                Language.RU,
                Objects.requireNonNull(russian, "russian")));
    }

    /**
     * A text in Kazakh, Russian and English.
     *
     * @param kazakh in Kazakh
     * @param russian in Russian
     * @param english in English
     * @return the text
     */
    public static LocalizedText of(String kazakh, String russian, String english) {
        return of(kazakh, russian).with(Language.EN, english);
    }

    /**
     * The same with one more language, or another text in it.
     *
     * @param language the language
     * @param text the text
     * @return a copy
     */
    public LocalizedText with(Language language, String text) {
        Map<Language, String> more = new EnumMap<>(texts);
        more.put(Objects.requireNonNull(language, "language"), Objects.requireNonNull(text, "text"));
        return new LocalizedText(more);
    }

    /**
     * The text in a language.
     *
     * @param language the language
     * @return empty if there is none in it
     */
    public Optional<String> in(Language language) {
        return Optional.ofNullable(texts.get(Objects.requireNonNull(language, "language")));
    }
}
