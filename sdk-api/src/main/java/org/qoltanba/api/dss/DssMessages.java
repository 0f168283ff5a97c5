package org.qoltanba.api.dss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What CryptoPro DSS says when it refuses, in words for people, in Russian and English: what happened and what to do
 * (contract section 10.1).
 *
 * <pre>{@code
 * catch (ServiceException refused) {
 *     show(DssMessages.text(refused.errorCode(), userLocale));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DssMessages {

    private static final String RUSSIAN = "ru";
    private static final Map<String, Text> TEXTS = read();

    private record Text(String english, String russian) {}

    private DssMessages() {}

    /** One code a line: the code, then English and Russian, separated by tabs; a line of names first. */
    private static Map<String, Text> read() {
        Map<String, Text> texts = new LinkedHashMap<>();
        try (InputStream table = DssMessages.class.getResourceAsStream("messages.tsv")) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(table, "messages.tsv"), StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                texts.put(cells[0], new Text(cells[1], cells[2]));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(texts);
    }

    /**
     * What a code means, and what to do.
     *
     * @param code {@link org.qoltanba.api.error.ServiceException#errorCode()}
     * @param locale Russian, or else English
     * @return the text; the code itself if the SDK does not know it
     */
    public static String text(String code, Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Text text = TEXTS.get(Objects.requireNonNull(code, "code"));
        if (text == null) {
            return code;
        }
        return locale.getLanguage().equals(RUSSIAN) ? text.russian() : text.english();
    }

    /**
     * Whether the SDK has a text for a code.
     *
     * @param code {@link org.qoltanba.api.error.ServiceException#errorCode()}
     * @return true if it has one in each language
     */
    public static boolean isKnown(String code) {
        return TEXTS.containsKey(Objects.requireNonNull(code, "code"));
    }

    /**
     * All codes the SDK has texts for.
     *
     * @return an unmodifiable set in the contract's order
     */
    public static Set<String> known() {
        return TEXTS.keySet();
    }
}
