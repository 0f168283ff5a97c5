package org.qoltanba.api.signature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The insurance number of a person in Russia (СНИЛС): eleven digits. The control digits are not enforced; ask for them with {@link
 * #controlDigitsMatch()}.
 *
 * <p>It identifies a person, so {@link #toString()} hides it.
 *
 * @param digits eleven decimal digits
 * @since 0.1.0
 */
public record Snils(String digits) {

    private static final Pattern PRINTED = Pattern.compile("[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}");
    private static final Pattern FORM = Pattern.compile("[0-9]{11}");

    /**
     * Checks the form.
     *
     * @param digits eleven decimal digits
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public Snils {
        Objects.requireNonNull(digits, "digits");
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "A SNILS has eleven digits; got a text of " + digits.length() + " characters.");
        }
    }

    /**
     * Reads the number as certificates write it, or as people do.
     *
     * @param text for example {@code 11223344595} or {@code 112-233-445 95}
     * @return the number
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public static Snils of(String text) {
        Objects.requireNonNull(text, "text");
        return new Snils(PRINTED.matcher(text).matches() ? text.replace("-", "").replace(" ", "") : text);
    }

    /**
     * Whether the control digits fit the others. A warning where they do not: numbers that break the rule exist.
     *
     * @return true if the rule of the pension fund holds
     */
    public boolean controlDigitsMatch() {
        return ControlDigits.snils(digits);
    }

    /** Hides the number. */
    @Override
    public String toString() {
        return "Snils[***]";
    }
}
