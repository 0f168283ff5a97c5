package org.qoltanba.client.desk;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.client.store.PostgresServer;
import org.qoltanba.testkit.FakeServices;

/** One of two processes on one PostgreSQL is killed in the middle, ten times. Run by the profile {@code postgresql}. */
@Tag("postgresql")
@Isolated("gives the machine to the processes")
class KilledNodesPostgresTest {

    private static final int OPERATIONS = Integer.getInteger("kill.operations", 2_000);
    private static final int KILLS = Integer.getInteger("kill.times", 10);

    @Test
    void theOtherProcessTakesOver() throws Exception {
        long seed;
        try (FakeServices world = FakeServices.create()) {
            seed = Long.getLong("kill.seed", world.seed());
        }
        System.out.println(
                OPERATIONS + " operations, two processes on PostgreSQL, seed " + seed + "\n" + KillRun.header());
        try (PostgresServer server = PostgresServer.start();
                KillRun run = new KillRun("postgresql", server.url(), 2, OPERATIONS, seed)) {
            for (int i = 1; i <= KILLS; i++) {
                System.out.println(run.round(i));
                run.replace();
            }
        }
    }
}
