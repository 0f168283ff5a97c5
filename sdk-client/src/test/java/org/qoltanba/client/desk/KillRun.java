package org.qoltanba.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Processes that share a store and begin operations, one of which is killed at a random moment while phones confirm. What
 * they say tells whether every operation ended and none was told of twice as new.
 */
final class KillRun implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The part of the operations that are confirmed and not yet told of at a time. */
    private static final int CONFIRMED_AHEAD = 5;

    /** Something a process said. */
    private record Said(Node by, String line) {}

    private final String kind;
    private final String where;
    private final int operations;
    private final SplittableRandom random;
    private final FakeServices world;
    private final BlockingQueue<Said> saying = new LinkedBlockingQueue<>();
    private final List<Node> nodes = new ArrayList<>();

    /** A process. */
    private final class Node {

        private final Process process;
        private final BufferedWriter orders;
        private final Set<String> holds = new HashSet<>();

        Node() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx160m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DeskProgram.class.getName(),
                            world.dss().uri().toString(),
                            kind,
                            where,
                            Long.toString(LEASE.toMillis()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            orders = process.outputWriter(StandardCharsets.UTF_8);
            Thread listening = new Thread(this::listen, "listening to " + process.pid());
            listening.setDaemon(true);
            listening.start();
        }

        private void listen() {
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    saying.add(new Said(this, line));
                }
            } catch (IOException killed) {
                // The last line may be torn; then nobody was told
            }
            saying.add(new Said(this, "gone"));
        }

        void order(String line) throws IOException {
            orders.write(line);
            orders.newLine();
            orders.flush();
        }
    }

    KillRun(String kind, String where, int nodeCount, int operations, long seed)
            throws IOException, InterruptedException {
        this.kind = kind;
        this.where = where;
        this.operations = operations;
        this.random = new SplittableRandom(seed);
        this.world = FakeServices.startingAt(Instant.now());
        world.dss().client("erp").secret("erp-secret");
        // A machine that is busy with killing must not let operations expire
        world.dss().switches().transactions().lifetime(Duration.ofHours(1));
        TestIdentity key = world.pki().individual(Iin.of("800101300123"));
        IntStream.range(0, operations).forEach(i -> world.dss().user("u" + i).owns(key));
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(new Node());
        }
        for (int i = 0; i < nodeCount; i++) {
            next("ready");
        }
    }

    /** Begins the operations, kills a process, and waits until all have ended. Returns a row of a table. */
    String round(int number) throws IOException, InterruptedException {
        begin(number);
        List<String> users = shuffled();
        Iterator<String> confirming = users.iterator();
        int killAt = random.nextInt(operations / 20, operations - operations / 20);
        Map<String, Integer> asNew = new HashMap<>();
        Set<String> told = new HashSet<>();
        Map<String, Integer> endings = new TreeMap<>();
        int again = 0;
        for (int i = 0; i < operations / CONFIRMED_AHEAD && confirming.hasNext(); i++) {
            world.phone(confirming.next()).confirm();
        }
        Set<String> inherited = new HashSet<>();
        int toInherit = 0;
        long killedAt = 0;
        long takenAfter = 0;
        @Nullable Node victim = null;
        while (told.size() < operations) {
            Said said = next();
            String[] words = said.line().split("[ /]", -1);
            if (words.length > 2 && !words[2].equals("" + number)) {
                continue; // told again after all of its round had been told of
            }
            switch (words[0]) {
                case "told" -> {
                    boolean first = told.add(words[1]);
                    boolean isNew = words[3].equals("new");
                    if (isNew) {
                        asNew.merge(words[1], 1, Integer::sum);
                    } else {
                        again++;
                    }
                    endings.merge(words[4] + (isNew ? "" : " (maybe told before)"), 1, Integer::sum);
                    said.by().holds.remove(words[1]);
                    if (first && confirming.hasNext()) {
                        world.phone(confirming.next()).confirm();
                    }
                }
                case "took" -> {
                    said.by().holds.add(words[1]);
                    if (victim != null && inherited.add(words[1])) {
                        takenAfter = System.nanoTime() - killedAt;
                    }
                }
                default -> assertThat(words[0]).isIn("ready", "begun", "gone");
            }
            if (victim == null && told.size() >= killAt) {
                victim = nodes.remove(random.nextInt(nodes.size()));
                toInherit = victim.holds.size();
                killedAt = System.nanoTime();
                victim.process.destroyForcibly().waitFor();
                if (nodes.isEmpty()) {
                    nodes.add(new Node());
                }
            }
        }
        assertThat(asNew.values()).as("told as new").allMatch(times -> times == 1);
        assertThat(victim).isNotNull();
        return "| " + number + " | " + killAt + " | " + toInherit + " | " + inherited.size() + " | "
                + takenAfter / 1_000_000 + " | " + endings + " | " + again + " |";
    }

    static String header() {
        return "| kill | when told of | held by the dead | taken over | last of them after ms | endings | told again |\n"
                + "|---|---|---|---|---|---|---|";
    }

    private void begin(int number) throws IOException, InterruptedException {
        int each = operations / nodes.size();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int from = i * each;
            int count = i == nodes.size() - 1 ? operations - from : each;
            node.holds.clear();
            IntStream.range(from, from + count).forEach(user -> node.holds.add("u" + user));
            node.order("begin " + from + " " + count + " " + number);
        }
        for (int i = 0; i < nodes.size(); i++) {
            next("begun");
        }
    }

    /** Replaces the process that was killed. */
    void replace() throws IOException, InterruptedException {
        nodes.add(new Node());
        next("ready");
    }

    private List<String> shuffled() {
        List<String> users = new ArrayList<>(
                IntStream.range(0, operations).mapToObj(i -> "u" + i).toList());
        for (int i = users.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            users.set(i, users.set(other, users.get(i)));
        }
        return users;
    }

    private Said next() throws InterruptedException {
        Said said = saying.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(said).as("something said within %s", PATIENCE).isNotNull();
        return Objects.requireNonNull(said);
    }

    private void next(String expected) throws InterruptedException {
        for (String line = ""; !line.equals(expected); ) {
            line = next().line();
        }
    }

    @Override
    public void close() {
        for (Node node : nodes) {
            node.process.destroyForcibly().onExit().join();
        }
        world.close();
    }
}
