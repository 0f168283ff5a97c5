package org.qoltanba.api.internal;

import java.util.Objects;
import java.util.regex.Pattern;

/** The textual form of ASN.1 object identifiers, bounded so that hostile input stays small. */
public final class ObjectIdentifiers {

    private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,32}");
    private static final int LONGEST = 256;

    private ObjectIdentifiers() {}

    /**
     * Checks the form.
     *
     * @param oid the text
     * @return the same text
     * @throws IllegalArgumentException if it is not dotted decimal or longer than 256 characters
     */
    public static String require(String oid) {
        Objects.requireNonNull(oid, "oid");
        if (oid.length() > LONGEST || !DOTTED.matcher(oid).matches()) {
            throw new IllegalArgumentException(
                    "Not an object identifier in dotted decimal form, such as 1.2.398.3.3.4.1:" + " a text of "
                            + oid.length() + " characters.");
        }
        return oid;
    }
}
