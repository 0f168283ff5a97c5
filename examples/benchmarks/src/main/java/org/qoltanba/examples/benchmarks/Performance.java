package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks in one run and prints the ratios of the performance targets as a table in Markdown.
 *
 * <p>Run: {@code java -cp examples/benchmarks/target/benchmarks.jar org.qoltanba.examples.benchmarks.Performance}, with
 * {@code quick} for one JVM a benchmark, small documents and fewer operations only, and names of benchmark classes to run
 * only those; {@code CallCost}, {@code FakeCost} and {@code ManyWaits} are three of them.
 */
public final class Performance {

    private static final int COLD = 0;

    /** Programs that measure whole processes, which JMH does not. */
    private static final String CALLS = "CallCost";

    private static final String WAITS = "ManyWaits";
    private static final String FAKES = "FakeCost";
    private static final Set<String> OF_THEIR_OWN = Set.of(CALLS, FAKES, WAITS);

    private final Map<String, List<IterationResult>> scores = new TreeMap<>();

    private Performance(Collection<RunResult> results) {
        for (RunResult result : results) {
            scores.put(
                    name(result),
                    result.getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .collect(Collectors.toList()));
        }
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments {@code quick}, and names of benchmark classes; all of them if none is given
     * @throws RunnerException if a benchmark cannot be run
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if this one is stopped
     */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        List<String> names = List.of(arguments).stream()
                .filter(argument -> !argument.equals("quick"))
                .toList();
        ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(true);
        if (names.isEmpty()) {
            options.include("Benchmark");
        } else {
            names.stream().filter(name -> !OF_THEIR_OWN.contains(name)).forEach(options::include);
        }
        if (List.of(arguments).contains("quick")) {
            options.forks(1).param("octets", "1024");
        }
        boolean quick = List.of(arguments).contains("quick");
        if (!OF_THEIR_OWN.containsAll(names) || names.isEmpty()) {
            System.out.println(new Performance(new Runner(options.build()).run()).table());
        }
        if (names.isEmpty() || names.contains(CALLS)) {
            System.out.println(
                    "| work | Qoltanba | compared with | ratio |\n|---|---|---|---|\n" + CallCost.rows(quick));
        }
        if (names.isEmpty() || names.contains(FAKES)) {
            System.out.println(FakeCost.table(quick));
        }
        if (names.isEmpty() || names.contains(WAITS)) {
            System.out.println(ManyWaits.table(quick));
        }
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String[] parts = benchmark.split("\\.", -1);
        return String.join(
                " ",
                parts[parts.length - 2],
                parts[parts.length - 1],
                result.getParams().getParamsKeys().stream()
                        .sorted()
                        .map(result.getParams()::getParam)
                        .collect(Collectors.joining(" ")));
    }

    private String table() {
        StringBuilder table = new StringBuilder();
        table.append("| work | Qoltanba / floor | Bouncy Castle / floor | EU DSS / floor |\n|---|---|---|---|\n");
        for (String work : List.of("SigningBenchmark", "VerifyingBenchmark")) {
            for (String key : new String[] {"P_256", "RSA_2048", "GOST_2012_256"}) {
                for (String octets : new String[] {"1024", "1048576"}) {
                    row(table, work, key + " " + octets);
                }
            }
        }
        table.append("\n| work | Qoltanba | compared with | ratio |\n|---|---|---|---|\n");
        for (String key : new String[] {"P_256", "RSA_2048"}) {
            compare(
                    table,
                    "sign on two threads, " + key,
                    "ScalingBenchmark twoThreads " + key + " 1024",
                    "ScalingBenchmark oneThread " + key + " 1024",
                    "one thread");
            compare(
                    table,
                    "full validation, " + key,
                    "VerifyingBenchmark qoltanba " + key + " 1024",
                    "EuDssBenchmark validate " + key + " 1024",
                    "EU DSS");
        }
        for (String digest : new String[] {"KAZAKH_95", "RUSSIAN_94", "RUSSIAN_2012_256", "RUSSIAN_2012_512"}) {
            compare(
                    table,
                    "digest, MiB/s, " + digest,
                    "DigestBenchmark qoltanba " + digest,
                    "DigestBenchmark peerBouncyCastle " + digest,
                    "Bouncy Castle");
        }
        compare(
                table,
                "a program that signs once, ms",
                "ColdStartBenchmark qoltanba ",
                "ColdStartBenchmark peerBouncyCastle ",
                "Bouncy Castle");
        compare(
                table,
                "one exchange of a fake, a second",
                "FakeExchangeBenchmark qoltanba ",
                "FakeExchangeBenchmark floorWireMock ",
                "a bare WireMock");
        large(table);
        world(table);
        return table.toString();
    }

    private void row(StringBuilder table, String work, String parameters) {
        double floor =
                Math.max(median(work + " floorJdk " + parameters), median(work + " floorBouncyCastle " + parameters));
        if (floor > 0) {
            String peer = work.equals("SigningBenchmark") ? "EuDssBenchmark sign " : "EuDssBenchmark validate ";
            table.append("| ")
                    .append(work.replace("Benchmark", ""))
                    .append(", ")
                    .append(parameters);
            for (String name : List.of(work + " qoltanba ", work + " peerBouncyCastle ", peer)) {
                double score = median(name + parameters);
                table.append(" | ").append(score > 0 ? percent(score / floor) : "");
            }
            table.append(" |\n");
        }
    }

    private void compare(StringBuilder table, String what, String ours, String theirs, String peer) {
        double own = median(ours);
        double other = median(theirs);
        if (own > 0 && other > 0) {
            table.append(String.format(
                    Locale.ROOT, "| %s | %.0f | %s: %.0f | %.2f |%n", what, own, peer, other, own / other));
        }
    }

    /** Times, so that the floor is divided by them. */
    private void large(StringBuilder table) {
        for (String[] row : new String[][] {
            {"signDetached", "floorDigest"},
            {"verifyDetached", "floorDigest"},
            {"signAttachedDer", "floorCopy"},
            {"signAttachedBer", "floorCopy"},
            {"verifyAttachedDer", "floorDigest"},
            {"verifyAttachedBer", "floorDigest"},
            {"peerBouncyCastleAttachedBer", "floorCopy"}
        }) {
            double time = median("LargeDocumentBenchmark " + row[0] + " ");
            double floor = median("LargeDocumentBenchmark " + row[1] + " ");
            if (time > 0 && floor > 0) {
                table.append(String.format(
                        Locale.ROOT,
                        "| 1 GiB, %s, ms | %.0f | %s: %.0f | %s of the floor |%n",
                        row[0],
                        time,
                        row[1],
                        floor,
                        percent(floor / time)));
            }
        }
    }

    /** The first iteration of a fork is cold, the last third is warm. */
    private void world(StringBuilder table) {
        List<IterationResult> ours = scores.getOrDefault("FakeWorldBenchmark qoltanba ", List.of());
        List<IterationResult> theirs = scores.getOrDefault("FakeWorldBenchmark floorWireMock ", List.of());
        if (!ours.isEmpty() && !theirs.isEmpty()) {
            int warm = ours.size() * 2 / 3;
            line(table, "fake world, warm, ms", at(ours, warm), at(theirs, warm));
            line(table, "fake world, cold, ms", at(ours, COLD), at(theirs, COLD));
        }
    }

    private static void line(StringBuilder table, String what, double ours, double theirs) {
        table.append(String.format(
                Locale.ROOT, "| %s | %.0f | a bare WireMock: %.0f | %.2f |%n", what, ours, theirs, ours / theirs));
    }

    private static double at(List<IterationResult> results, int index) {
        return results.get(index).getPrimaryResult().getScore();
    }

    private double median(String name) {
        double[] sorted = scores.getOrDefault(name, List.of()).stream()
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
