package org.qoltanba.api.signature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The taxpayer number in Russia (ИНН): twelve digits of a person, ten of an organisation. The control digits are not enforced; ask for them with {@link
 * #controlDigitsMatch()}.
 *
 * <p>That of a person identifies them, so {@link #toString()} hides it; that of an organisation may be printed.
 *
 * @param digits ten or twelve decimal digits
 * @since 0.1.0
 */
public record Inn(String digits) {

    private static final int PERSON = 12;
    private static final Pattern FORM = Pattern.compile("[0-9]{10}|[0-9]{12}");

    /**
     * Checks the form.
     *
     * @param digits ten or twelve decimal digits
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public Inn {
        Objects.requireNonNull(digits, "digits");
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("An INN has ten digits (organisation) or twelve (person); got a text of "
                    + digits.length() + " characters.");
        }
    }

    /**
     * Reads the number.
     *
     * @param text ten or twelve decimal digits
     * @return the number
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public static Inn of(String text) {
        return new Inn(text);
    }

    /**
     * Whether it is that of a person.
     *
     * @return true for twelve digits, false for the ten of an organisation
     */
    public boolean isPersons() {
        return digits.length() == PERSON;
    }

    /**
     * Whether the control digits fit the others. A warning where they do not: numbers that break the rule exist.
     *
     * @return true if the rule of the tax service holds
     */
    public boolean controlDigitsMatch() {
        return ControlDigits.inn(digits);
    }

    /** Hides the number of a person. */
    @Override
    public String toString() {
        return isPersons() ? "Inn[***]" : "INN" + digits;
    }
}
