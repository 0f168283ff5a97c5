package org.qoltanba.testkit.fault;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A named point of the conversation between a client and a service: an HTTP method and a path, where a segment in braces
 * stands for any one segment. Written {@code on("POST", "/api/{id}/data")}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ExchangePoint {

    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]+}");

    private final String method;
    private final String pathTemplate;
    private final Pattern path;

    private ExchangePoint(String method, String pathTemplate) {
        this.method = method;
        this.pathTemplate = pathTemplate;
        this.path = Pattern.compile(Arrays.stream(pathTemplate.split("/", -1))
                .map(segment -> PLACEHOLDER.matcher(segment).matches() ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }

    /**
     * Names a point.
     *
     * @param method the HTTP method, upper case
     * @param pathTemplate the whole path without query; {@code {anything}} stands for one segment
     * @return the point
     * @throws IllegalArgumentException if the method is not upper case or the path does not begin with a slash
     */
    public static ExchangePoint on(String method, String pathTemplate) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(pathTemplate, "pathTemplate");
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("A point begins with an HTTP method in upper case, such as POST.");
        }
        if (!pathTemplate.startsWith("/")) {
            throw new IllegalArgumentException("The path of a point begins with a slash, such as /api/{id}/data.");
        }
        return new ExchangePoint(method, pathTemplate);
    }

    /**
     * Whether an exchange happens at this point.
     *
     * @param requestMethod its HTTP method
     * @param requestPath its path without query
     * @return true if both fit
     */
    public boolean meets(String requestMethod, String requestPath) {
        return method.equals(requestMethod) && path.matcher(requestPath).matches();
    }

    /**
     * The method.
     *
     * @return upper case
     */
    public String method() {
        return method;
    }

    /**
     * The path as it was given.
     *
     * @return begins with a slash; {@code {anything}} stands for one segment
     */
    public String pathTemplate() {
        return pathTemplate;
    }

    /** Method and template, for example {@code POST /api/{id}/data}. */
    @Override
    public String toString() {
        return method + " " + pathTemplate;
    }
}
