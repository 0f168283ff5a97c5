package org.qoltanba.api.signature;

/**
 * The arithmetic of control digits in the identification numbers of Kazakhstan and Russia. It finds mistyped numbers; it
 * proves nothing, and authorities issue numbers that break it.
 */
final class ControlDigits {

    private static final int[] KAZAKH_FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] KAZAKH_SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
    private static final int[] INN_ORGANIZATION = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN_PERSON_FIRST = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN_PERSON_SECOND = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] SNILS = {9, 8, 7, 6, 5, 4, 3, 2, 1};

    /** Numbers up to here are older than the control digits. */
    private static final String LAST_SNILS_WITHOUT = "001001998";

    private ControlDigits() {}

    /** IIN and BIN: modulo 11, and once more with other weights where the remainder is 10. */
    static boolean kazakh(String digits) {
        int control = weighted(digits, KAZAKH_FIRST) % 11;
        if (control == 10) {
            control = weighted(digits, KAZAKH_SECOND) % 11;
        }
        return control == digit(digits, 11);
    }

    /** INN: one control digit in ten, two in twelve. */
    static boolean inn(String digits) {
        if (digits.length() == 10) {
            return weighted(digits, INN_ORGANIZATION) % 11 % 10 == digit(digits, 9);
        }
        return weighted(digits, INN_PERSON_FIRST) % 11 % 10 == digit(digits, 10)
                && weighted(digits, INN_PERSON_SECOND) % 11 % 10 == digit(digits, 11);
    }

    /** OGRN and OGRNIP: the number before the last digit, modulo two less than the number of digits. */
    static boolean register(String digits) {
        int last = digits.length() - 1;
        return Long.parseLong(digits.substring(0, last)) % (digits.length() - 2) % 10 == digit(digits, last);
    }

    /** SNILS: the last two digits, modulo 101. */
    static boolean snils(String digits) {
        if (digits.substring(0, 9).compareTo(LAST_SNILS_WITHOUT) <= 0) {
            return true;
        }
        return weighted(digits, SNILS) % 101 % 100 == Integer.parseInt(digits.substring(9));
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum;
    }

    private static int digit(String digits, int index) {
        return digits.charAt(index) - '0';
    }
}
