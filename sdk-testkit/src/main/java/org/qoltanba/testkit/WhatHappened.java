package org.qoltanba.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qoltanba.testkit.fault.FaultRule;

/** Stands below the failure of a test and tells what its world saw, wherever the failure is printed. Never thrown. */
final class WhatHappened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WhatHappened(long seed, World world) {
        super(
                "exchanges with the fakes (the same identifiers come again with FakeServices.create(" + seed
                        + "L) or @FakeWorld(seed = " + seed + "L)):\n" + world.journal.toText() + idle(world),
                null,
                false,
                false);
    }

    /** A fault that has met nothing is most often one at a wrong address. */
    private static String idle(World world) {
        List<FaultRule> idle = Stream.of(world.sigex.faults(), world.dss.faults())
                .flatMap(faults -> faults.rules().stream())
                .filter(rule -> rule.struck() == 0)
                .toList();
        return idle.stream()
                .map(rule -> "\n  " + rule)
                .collect(Collectors.joining("", idle.isEmpty() ? "" : "\nfaults that have not struck:", ""));
    }
}
