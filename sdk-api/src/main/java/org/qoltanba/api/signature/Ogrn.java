package org.qoltanba.api.signature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number of an organisation in the Russian register of legal entities (ОГРН): thirteen digits. The control digits are not enforced; ask for them with {@link
 * #controlDigitsMatch()}.
 *
 * <p>It identifies an organisation and may be printed.
 *
 * @param digits thirteen decimal digits
 * @since 0.1.0
 */
public record Ogrn(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{13}");

    /**
     * Checks the form.
     *
     * @param digits thirteen decimal digits
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public Ogrn {
        Objects.requireNonNull(digits, "digits");
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "An OGRN has thirteen digits; got a text of " + digits.length() + " characters.");
        }
    }

    /**
     * Reads the number.
     *
     * @param text thirteen decimal digits
     * @return the number
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public static Ogrn of(String text) {
        return new Ogrn(text);
    }

    /**
     * Whether the control digits fit the others. A warning where they do not: numbers that break the rule exist.
     *
     * @return true if the rule of the register holds
     */
    public boolean controlDigitsMatch() {
        return ControlDigits.register(digits);
    }

    @Override
    public String toString() {
        return "OGRN" + digits;
    }
}
