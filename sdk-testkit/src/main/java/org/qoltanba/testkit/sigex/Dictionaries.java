package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of the service in Russian and Kazakh: its error messages and the constants it shows (contract section 7.48).
 * Read when first asked for. Safe to share between threads.
 */
final class Dictionaries {

    private static final String RESOURCE = "strings.json";

    private @Nullable JsonNode words;

    /** All of them. */
    synchronized JsonNode words() {
        if (words == null) {
            words = read();
        }
        return words;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Dictionaries.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return SigexJson.read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
