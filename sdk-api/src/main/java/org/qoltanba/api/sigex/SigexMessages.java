package org.qoltanba.api.sigex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What SIGEX says when it refuses, in words for people, in Russian, Kazakh and English (contract section 4.2). The
 * service's own texts are in {@link SigexDirectory#dictionary()}; these need no call.
 *
 * <pre>{@code
 * catch (ServiceException refused) {
 *     show(SigexMessages.text(refused.errorCode(), Language.KK));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SigexMessages {

    private static final Map<String, LocalizedText> TEXTS = read();

    private SigexMessages() {}

    /** One message a line: the message, then English, Russian and Kazakh, separated by tabs; a line of names first. */
    private static Map<String, LocalizedText> read() {
        Map<String, LocalizedText> texts = new LinkedHashMap<>();
        try (InputStream table = SigexMessages.class.getResourceAsStream("messages.tsv")) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(table, "messages.tsv"), StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                texts.put(cells[0], LocalizedText.of(cells[3], cells[2], cells[1]));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(texts);
    }

    /**
     * What a message means.
     *
     * @param message {@link org.qoltanba.api.error.ServiceException#errorCode()}
     * @param language the language wanted
     * @return the text; the message itself if the SDK does not know it
     */
    public static String text(String message, Language language) {
        Objects.requireNonNull(language, "language");
        LocalizedText text = TEXTS.get(Objects.requireNonNull(message, "message"));
        return text == null ? message : text.in(language).orElse(message);
    }

    /**
     * Whether the SDK has a text for a message.
     *
     * @param message {@link org.qoltanba.api.error.ServiceException#errorCode()}
     * @return true if it has one in each language
     */
    public static boolean isKnown(String message) {
        return TEXTS.containsKey(Objects.requireNonNull(message, "message"));
    }

    /**
     * All messages the SDK has texts for.
     *
     * @return an unmodifiable set in alphabetical order
     */
    public static Set<String> known() {
        return TEXTS.keySet();
    }
}
