package org.qoltanba.testkit.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant who wrote another. */
public final class Nearest {

    private Nearest() {}

    /**
     * The name that differs least.
     *
     * @param written what was written
     * @param names what could have been meant; of a name with full stops the last part may stand alone
     * @return empty where none is near: more than a third of the letters would have to change
     */
    public static Optional<String> to(String written, Collection<String> names) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name) <= Math.max(1, wanted.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String wanted, String name) {
        String whole = name.toLowerCase(Locale.ROOT);
        return Math.min(letters(wanted, whole), letters(wanted, whole.substring(whole.lastIndexOf('.') + 1)));
    }

    /** How many letters must be put in, left out or replaced to make one word of the other (Levenshtein). */
    private static int letters(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
