package org.qoltanba.crypto.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every reader meets mutated inputs in a heap of 64 MiB. A second for each in the normal build; {@code
 * -Dfuzz.seconds=600} makes it long. The seed is new in each run, is printed, and is set by {@code -Dproperty.seed}.
 */
@Isolated("measures how long readers take")
class ReaderFuzzTest {

    private static final int READERS = 8;

    @Test
    void readersStayWithinBoundsAndThrowNothingElse() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("fuzz.seconds", 1);
        long seed = Long.getLong("property.seed", new Random().nextInt());
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderFuzz.class.getName(),
                        String.valueOf(seconds),
                        String.valueOf(seed)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        System.out.println("fuzz with seed " + seed + "\n" + output);
        assertThat(process.waitFor()).as("seed %d: %s", seed, output).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("fuzz of "))).hasSize(READERS);
    }
}
