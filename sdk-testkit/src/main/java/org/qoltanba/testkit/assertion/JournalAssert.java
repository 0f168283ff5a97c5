package org.qoltanba.testkit.assertion;

import java.util.Objects;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.journal.Journal;

/**
 * What can be said about the exchanges of a world.
 *
 * @since 0.1.0
 */
public final class JournalAssert {

    private final Journal journal;

    JournalAssert(Journal journal) {
        this.journal = Objects.requireNonNull(journal, "journal");
    }

    /**
     * A call came so often.
     *
     * @param point method and path
     * @param times zero or more
     * @return this
     * @throws AssertionError if it came more often, or less
     */
    public JournalAssert saw(ExchangePoint point, int times) {
        int seen = journal.exchanges(Objects.requireNonNull(point, "point")).size();
        if (seen != times) {
            throw new AssertionError("Expected " + point + " " + times + " times, but saw it " + seen + " times in\n"
                    + journal.toText());
        }
        return this;
    }
}
