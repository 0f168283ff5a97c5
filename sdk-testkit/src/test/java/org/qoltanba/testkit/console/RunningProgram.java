package org.qoltanba.testkit.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qoltanba.testkit.program.TestkitProgram;

/** The testkit as a process of its own, told to stop at the end. */
final class RunningProgram implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("READY (\\S+) console (\\S+)");

    private final Process process;
    private final URI services;
    private final URI console;

    private RunningProgram(Process process, Matcher ready) {
        this.process = process;
        this.services = URI.create(ready.group(1));
        this.console = URI.create(ready.group(2));
    }

    static RunningProgram start(String language) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestkitProgram.class.getName(),
                        "--language",
                        language)
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new RunningProgram(process, ready);
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("The program does not start: " + all);
    }

    URI services() {
        return services;
    }

    URI console() {
        return console;
    }

    /** Tells it to stop, and how it has ended. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The program does not stop.");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
