package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The identifier of a package of documents. Whoever knows that of a public package can see it.
 *
 * @param value 8 to 200 letters, digits, dashes or underscores
 * @since 0.1.0
 */
public record PackageId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,200}");

    /**
     * Checks the form, so that it can stand in a path.
     *
     * @param value 8 to 200 letters
     * @throws IllegalArgumentException if it is no identifier
     */
    public PackageId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A package identifier has 8 to 200 letters, digits, '-' or '_'; got a text of " + value.length()
                            + " characters.");
        }
    }

    /**
     * Reads an identifier.
     *
     * @param value the text
     * @return the identifier
     * @throws IllegalArgumentException if it is no identifier
     */
    public static PackageId of(String value) {
        return new PackageId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
