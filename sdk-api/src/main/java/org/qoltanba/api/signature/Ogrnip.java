package org.qoltanba.api.signature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number of an individual entrepreneur in the Russian register (ОГРНИП): fifteen digits. The control digits are not enforced; ask for them with {@link
 * #controlDigitsMatch()}.
 *
 * <p>It identifies a person, so {@link #toString()} hides it.
 *
 * @param digits fifteen decimal digits
 * @since 0.1.0
 */
public record Ogrnip(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{15}");

    /**
     * Checks the form.
     *
     * @param digits fifteen decimal digits
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public Ogrnip {
        Objects.requireNonNull(digits, "digits");
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "An OGRNIP has fifteen digits; got a text of " + digits.length() + " characters.");
        }
    }

    /**
     * Reads the number.
     *
     * @param text fifteen decimal digits
     * @return the number
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public static Ogrnip of(String text) {
        return new Ogrnip(text);
    }

    /**
     * Whether the control digits fit the others. A warning where they do not: numbers that break the rule exist.
     *
     * @return true if the rule of the register holds
     */
    public boolean controlDigitsMatch() {
        return ControlDigits.register(digits);
    }

    /** Hides the number. */
    @Override
    public String toString() {
        return "Ogrnip[***]";
    }
}
