package org.qoltanba.client.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;

/**
 * One call to a service, before it is sent. GET is repeatable; POST is not unless {@link Builder#repeatable()} says so,
 * and its body is then sent at most once, whatever happens on the way.
 *
 * <p>Immutable. {@link #toString()} shows method and path template only.
 */
public final class HttpCall {

    private static final long JSON_LIMIT = 4L << 20;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z]+}");

    private final Builder parts;

    private HttpCall(Builder parts) {
        this.parts = parts;
    }

    /**
     * A GET.
     *
     * @param pathTemplate the path below the service's address, with placeholders: {@code /api/{id}}
     * @param values the values of the placeholders in their order, unencoded
     * @return what to fill in
     * @throws IllegalArgumentException if placeholders and values do not match, or a value cannot be a path segment
     */
    public static Builder get(String pathTemplate, String... values) {
        Builder builder = new Builder("GET", pathTemplate, values);
        builder.repeatable = true;
        return builder;
    }

    /**
     * A POST.
     *
     * @param pathTemplate the path below the service's address, with placeholders: {@code /api/{id}/data}
     * @param values the values of the placeholders in their order, unencoded
     * @return what to fill in
     * @throws IllegalArgumentException if placeholders and values do not match, or a value cannot be a path segment
     */
    public static Builder post(String pathTemplate, String... values) {
        return new Builder("POST", pathTemplate, values);
    }

    /**
     * A GET of an address that the service has named itself, wherever that is. Check it first.
     *
     * @param address the whole address
     * @param pathTemplate its path in general, for logs and exceptions
     * @return what to fill in
     */
    public static Builder getAt(URI address, String pathTemplate) {
        Builder builder = new Builder("GET", address, pathTemplate);
        builder.repeatable = true;
        return builder;
    }

    /**
     * A POST to an address that the service has named itself, wherever that is. Check it first.
     *
     * @param address the whole address
     * @param pathTemplate its path in general, for logs and exceptions
     * @return what to fill in
     */
    public static Builder postAt(URI address, String pathTemplate) {
        return new Builder("POST", address, pathTemplate);
    }

    /**
     * A PATCH. Its body is sent at most once unless {@link Builder#repeatable()} says otherwise.
     *
     * @param pathTemplate the path below the service's address, with placeholders: {@code /api/{id}}
     * @param values the values of the placeholders in their order, unencoded
     * @return what to fill in
     * @throws IllegalArgumentException if placeholders and values do not match, or a value cannot be a path segment
     */
    public static Builder patch(String pathTemplate, String... values) {
        return new Builder("PATCH", pathTemplate, values);
    }

    /**
     * A DELETE. It is repeatable: what is gone stays gone.
     *
     * @param pathTemplate the path below the service's address, with placeholders: {@code /api/{id}}
     * @param values the values of the placeholders in their order, unencoded
     * @return what to fill in
     * @throws IllegalArgumentException if placeholders and values do not match, or a value cannot be a path segment
     */
    public static Builder delete(String pathTemplate, String... values) {
        Builder builder = new Builder("DELETE", pathTemplate, values);
        builder.repeatable = true;
        return builder;
    }

    String method() {
        return parts.method;
    }

    /** The whole address; null if the call goes to a path of the service. */
    @Nullable
    URI address() {
        return parts.address;
    }

    String pathTemplate() {
        return parts.pathTemplate;
    }

    /** The segments of the path with values in place of placeholders, unencoded. */
    List<String> segments() {
        return parts.segments;
    }

    List<Field> query() {
        return parts.query;
    }

    List<Field> headers() {
        return parts.headers;
    }

    CallBody body() {
        return parts.body;
    }

    boolean isRepeatable() {
        return parts.repeatable;
    }

    boolean isSingleAttempt() {
        return parts.singleAttempt;
    }

    long answerLimit() {
        return parts.answerLimit;
    }

    /** How much larger than usual an answer may be: so much more time it gets. */
    long extraAnswerLimit() {
        return Math.max(0, parts.answerLimit - JSON_LIMIT);
    }

    /**
     * The call in words: method and path template.
     *
     * @return for example {@code POST /api/{id}/data}
     */
    public String operation() {
        return parts.method + " " + parts.pathTemplate;
    }

    @Override
    public String toString() {
        return "HttpCall[" + operation() + "]";
    }

    /** A name and a value that is never shown. */
    record Field(String name, Secret value) {

        /** The value where it is about to be sent. */
        String revealed() {
            return value.reveal(String::new);
        }

        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    /** Collects the parts of a call. Not thread-safe; {@link #build()} ends its use. */
    public static final class Builder {

        private final String method;
        private final String pathTemplate;
        private final @Nullable URI address;
        private final List<String> segments;
        private final List<Field> query = new ArrayList<>();
        private final List<Field> headers = new ArrayList<>();
        private CallBody body = CallBody.none();
        private boolean repeatable;
        private boolean singleAttempt;
        private long answerLimit = JSON_LIMIT;

        private Builder(String method, String pathTemplate, String[] values) {
            this.method = method;
            this.pathTemplate = Objects.requireNonNull(pathTemplate, "pathTemplate");
            this.address = null;
            this.segments = segments(pathTemplate, values);
        }

        private Builder(String method, URI address, String pathTemplate) {
            this.method = method;
            this.pathTemplate = Objects.requireNonNull(pathTemplate, "pathTemplate");
            this.address = Objects.requireNonNull(address, "address");
            this.segments = List.of();
        }

        /**
         * Adds a query parameter.
         *
         * @param name its name
         * @param value its value, unencoded
         * @return this
         */
        public Builder query(String name, String value) {
            query.add(new Field(Objects.requireNonNull(name, "name"), Secret.of(value)));
            return this;
        }

        /**
         * Adds a header.
         *
         * @param name its name
         * @param value its value, printable ASCII
         * @return this
         */
        public Builder header(String name, String value) {
            return header(name, Secret.of(value));
        }

        /**
         * Adds a header whose value is a secret.
         *
         * @param name its name
         * @param value its value, printable ASCII
         * @return this
         */
        public Builder header(String name, Secret value) {
            Objects.requireNonNull(name, "name");
            boolean printable = value.reveal(characters -> {
                for (char c : characters) {
                    if (c < ' ' || c > '~') {
                        return false;
                    }
                }
                return true;
            });
            if (!printable) {
                throw new IllegalArgumentException("The header " + name + " takes printable ASCII characters only.");
            }
            headers.add(new Field(name, value));
            return this;
        }

        /**
         * Authorises with a bearer token (RFC 6750 section 2.1).
         *
         * @param token the access token
         * @return this
         */
        public Builder bearer(Secret token) {
            Secret value = token.reveal(characters -> Secret.of("Bearer " + new String(characters)));
            return header("Authorization", value);
        }

        /**
         * Authorises with a user name and a password (RFC 7617), encoded as UTF-8.
         *
         * @param user the user or client
         * @param password the password; may be empty
         * @return this
         */
        public Builder basic(String user, Secret password) {
            Objects.requireNonNull(user, "user");
            Secret value = password.reveal(characters -> {
                byte[] pair = (user + ":" + new String(characters)).getBytes(StandardCharsets.UTF_8);
                return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
            });
            return header("Authorization", value);
        }

        /**
         * Sends an object as JSON.
         *
         * @param wire a wire object
         * @return this
         */
        public Builder json(Object wire) {
            body = CallBody.inMemory(CallBody.JSON, Json.write(Objects.requireNonNull(wire, "wire")));
            return this;
        }

        /**
         * Sends JSON with documents in it, in constant memory and with an exact {@code Content-Length}.
         *
         * @param writer writes the body
         * @return this
         */
        public Builder jsonStream(StreamedJson writer) {
            body = CallBody.streamed(Objects.requireNonNull(writer, "writer"));
            return this;
        }

        /**
         * Sends a form ({@code application/x-www-form-urlencoded}, UTF-8). Fields keep their order.
         *
         * @param form the fields
         * @return this
         */
        public Builder form(Form form) {
            body = CallBody.inMemory(CallBody.FORM, form.encoded());
            return this;
        }

        /**
         * Sends a form with files in constant memory and with an exact {@code Content-Length}.
         *
         * @param form the parts
         * @return this
         */
        public Builder files(FileForm form) {
            body = form.body();
            return this;
        }

        /**
         * Sends a document as it is ({@code application/octet-stream}) with an exact {@code Content-Length}.
         *
         * @param document what to send
         * @return this
         */
        public Builder document(DocumentSource document) {
            body = CallBody.document(Objects.requireNonNull(document, "document"));
            return this;
        }

        /**
         * Declares that the service may get this call twice without harm.
         *
         * @return this
         */
        public Builder repeatable() {
            repeatable = true;
            return this;
        }

        /**
         * Leaves repeating to the caller: for polls, which are asked again anyway.
         *
         * @return this
         */
        public Builder singleAttempt() {
            singleAttempt = true;
            return this;
        }

        /**
         * How large an answer may be. The default is 4 MiB. Answers with an error status are cut at 64 KiB anyway.
         *
         * @param bytes the limit, counted after decompression
         * @return this
         */
        public Builder answerLimit(long bytes) {
            answerLimit = bytes;
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the call
         */
        public HttpCall build() {
            return new HttpCall(this);
        }

        private static List<String> segments(String template, String[] values) {
            List<String> segments = new ArrayList<>();
            int used = 0;
            for (String part : template.substring(1).split("/", -1)) {
                if (PLACEHOLDER.matcher(part).matches()) {
                    segments.add(segment(part, used < values.length ? values[used] : null));
                    used++;
                } else {
                    segments.add(part);
                }
            }
            if (used != values.length) {
                throw new IllegalArgumentException(
                        "The path " + template + " has " + used + " placeholders, not " + values.length + ".");
            }
            return List.copyOf(segments);
        }

        private static String segment(String placeholder, @Nullable String value) {
            if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException(
                        "The value for " + placeholder + " in the path is missing, empty or made of dots only.");
            }
            return value;
        }
    }
}
