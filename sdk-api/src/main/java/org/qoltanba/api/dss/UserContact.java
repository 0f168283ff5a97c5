package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * Where a user is reached (contract section 13). {@link #toString()} does not show where.
 *
 * @param type the service's word, for example {@code PhoneNumber}
 * @param value the number or address
 * @since 0.1.0
 */
public record UserContact(String type, String value) {

    /**
     * Checks that both are there.
     *
     * @param type the service's word
     * @param value the number or address
     */
    public UserContact {
        if (Objects.requireNonNull(type, "type").isBlank()
                || Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("A contact has a type and a value, and neither is blank.");
        }
    }

    /**
     * A telephone number.
     *
     * @param number with country code, for example {@code +79990000000}
     * @return the contact
     */
    public static UserContact phone(String number) {
        return new UserContact("PhoneNumber", number);
    }

    /** The type only. */
    @Override
    public String toString() {
        return "UserContact[" + type + "]";
    }
}
