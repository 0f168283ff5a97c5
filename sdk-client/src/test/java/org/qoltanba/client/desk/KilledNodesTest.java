package org.qoltanba.client.desk;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.testkit.FakeServices;

/** One process is killed in the middle and started again, on a file and on a database of its own. */
@Isolated("gives the machine to the processes")
class KilledNodesTest {

    private static final int OPERATIONS = Integer.getInteger("kill.operations", 150);
    private static final int KILLS = Integer.getInteger("kill.times", 1);

    @TempDir
    private Path folder;

    @Test
    void onAFile() throws Exception {
        kill("file", folder.resolve("operations").toString());
    }

    @Test
    void onAnH2Database() throws Exception {
        kill("h2", "jdbc:h2:file:" + folder.resolve("database"));
    }

    private static void kill(String kind, String where) throws Exception {
        long seed = Long.getLong("kill.seed", seed());
        System.out.println(
                OPERATIONS + " operations, one process on " + kind + ", seed " + seed + "\n" + KillRun.header());
        try (KillRun run = new KillRun(kind, where, 1, OPERATIONS, seed)) {
            for (int i = 1; i <= KILLS; i++) {
                System.out.println(run.round(i));
            }
        }
    }

    private static long seed() {
        try (FakeServices world = FakeServices.create()) {
            return world.seed();
        }
    }
}
