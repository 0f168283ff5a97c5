package org.qoltanba.testkit;

import org.qoltanba.testkit.journal.Journal;

/** Stands below the failure of a test and tells what its world saw, wherever the failure is printed. Never thrown. */
final class WhatHappened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WhatHappened(long seed, Journal journal) {
        super(
                "exchanges with the fakes (the same identifiers come again with FakeServices.create(" + seed + "L)):\n"
                        + journal.toText(),
                null,
                false,
                false);
    }
}
