package org.qoltanba.client.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MultipartReader;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An answer of several parts (RFC 2046 section 5.1), read as it comes. Used by one thread. */
public final class PartedAnswer implements Closeable {

    private static final Pattern NAME =
            Pattern.compile(";\\s*name\\s*=\\s*(?:\"([^\"]{0,256})\"|([^\\s;\"]{1,256}))", Pattern.CASE_INSENSITIVE);

    private final Response response;
    private final MultipartReader parts;

    /**
     * An answer whose head has come.
     *
     * @throws IOException if it has no parts
     */
    PartedAnswer(Response response) throws IOException {
        this.response = response;
        this.parts = new MultipartReader(response.body());
    }

    /**
     * One part.
     *
     * @param name the parameter {@code name} of its disposition; empty if it has none
     * @param mediaType its type without parameters in lower case; empty if it has none
     * @param content its bytes while they come, to be read before the next part is asked for
     */
    public record Part(String name, String mediaType, InputStream content) {

        /**
         * Checks that everything is there.
         *
         * @param name the parameter {@code name} of its disposition
         * @param mediaType its type
         * @param content its bytes
         */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }

        @Override
        public String toString() {
            return "Part[" + mediaType + "]";
        }
    }

    /**
     * The next part. What was not read of the one before is skipped.
     *
     * @return empty when all have been read
     * @throws IOException if the answer breaks off or is malformed
     */
    public Optional<Part> next() throws IOException {
        MultipartReader.Part part = parts.nextPart();
        return part == null
                ? Optional.empty()
                : Optional.of(new Part(
                        name(part.headers().get("Content-Disposition")),
                        mediaType(part.headers().get("Content-Type")),
                        part.body().inputStream()));
    }

    private static String name(@Nullable String disposition) {
        Matcher found = NAME.matcher(disposition == null ? "" : disposition);
        return found.find()
                ? Objects.requireNonNullElse(found.group(1), Objects.requireNonNullElse(found.group(2), ""))
                : "";
    }

    private static String mediaType(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        response.close();
    }

    @Override
    public String toString() {
        return "PartedAnswer";
    }
}
