package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * The identifier of a key without a certificate (contract section 12.6).
 *
 * @param value opaque text
 * @since 0.1.0
 */
public record DssKeyId(String value) {

    private static final int LONGEST = 128;

    /**
     * Checks that the text can be an identifier.
     *
     * @param value opaque text of 1 to 128 printable characters
     * @throws IllegalArgumentException if it cannot
     */
    public DssKeyId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("An identifier of a key has 1 to " + LONGEST
                    + " printable characters. Pass it as the service gave it.");
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return value;
    }
}
