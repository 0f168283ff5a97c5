package org.qoltanba.testkit.assertion;

import java.util.Collection;

/** Numbers of things, as they are said. */
final class Counted {

    private Counted() {}

    static String of(Collection<?> things, String noun) {
        return of(things.size(), noun);
    }

    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
