package org.qoltanba.api.signature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The business identification number of a organisation in Kazakhstan (БИН): twelve digits. The control digit is not enforced, because services
 * do not enforce it either (SIGEX contract section 5.1).
 *
 * <p>It identifies an organisation and may be printed.
 *
 * @param digits twelve decimal digits
 * @since 0.1.0
 */
public record Bin(String digits) {

    private static final String PREFIX = "BIN";
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    /**
     * Checks the form.
     *
     * @param digits twelve decimal digits
     * @throws IllegalArgumentException if it is not twelve digits; the message does not repeat it
     */
    public Bin {
        Objects.requireNonNull(digits, "digits");
        if (!TWELVE_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "A BIN has twelve digits; got a text of " + digits.length() + " characters.");
        }
    }

    /**
     * Reads the number with or without its prefix.
     *
     * @param text for example {@code BIN123456789012} or {@code 123456789012}
     * @return the number
     * @throws IllegalArgumentException if it is not twelve digits; the message does not repeat it
     */
    public static Bin of(String text) {
        Objects.requireNonNull(text, "text");
        return new Bin(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    /**
     * Whether the control digit fits the others. A warning where it does not: numbers that break the rule exist.
     *
     * @return true if the twelfth digit is the one computed from the others
     */
    public boolean controlDigitsMatch() {
        return ControlDigits.kazakh(digits);
    }

    /**
     * The form services and certificates use.
     *
     * @return {@code BIN} and twelve digits
     */
    public String prefixed() {
        return PREFIX + digits;
    }

    @Override
    public String toString() {
        return prefixed();
    }
}
