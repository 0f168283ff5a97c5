package org.qoltanba.testkit.onec;

import java.util.Locale;

/** A word of a module, and the line it is in. */
record Token(Kind kind, String text, int line) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        END
    }

    /** Whether it is this word or sign; the case of letters does not matter. */
    boolean is(String other) {
        return kind != Kind.STRING && key().equals(other.toLowerCase(Locale.ROOT));
    }

    String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
