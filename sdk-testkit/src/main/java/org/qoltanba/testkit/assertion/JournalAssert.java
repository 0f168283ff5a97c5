package org.qoltanba.testkit.assertion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.journal.Journal;

/**
 * What can be said about the exchanges of a world.
 *
 * @since 0.1.0
 */
public final class JournalAssert {

    private static final String WRITE = "qoltanba.recordings.write";

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
            throw new AssertionError("Expected " + point + " " + Counted.of(times, "time") + ", but saw it "
                    + Counted.of(seen, "time") + " in\n" + journal.toText());
        }
        return this;
    }

    /**
     * Everything was said as it was recorded earlier: the same calls in the same order with the same answers. The journal
     * must have been told to keep everything, {@link Journal#recorded()}, in a world with a fixed seed.
     *
     * <p>With the system property {@code qoltanba.recordings.write=true} the file is written instead; look at what has
     * changed before you commit it.
     *
     * @param file where the recording is, in UTF-8
     * @return this
     * @throws AssertionError if something was said otherwise, or nothing is recorded there
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public JournalAssert matchesRecording(Path file) {
        Objects.requireNonNull(file, "file");
        String now = journal.recording();
        try {
            if (Boolean.getBoolean(WRITE)) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(file, now);
            }
            if (!Files.exists(file)) {
                throw new AssertionError("There is no recording " + file + ". Run once with -D" + WRITE + "=true.");
            }
            compare(file, Files.readString(file).replace("\r\n", "\n"), now);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this;
    }

    private static void compare(Path file, String then, String now) {
        if (then.equals(now)) {
            return;
        }
        List<String> before = then.lines().toList();
        List<String> after = now.lines().toList();
        int line = 0;
        while (line < Math.min(before.size(), after.size()) && before.get(line).equals(after.get(line))) {
            line++;
        }
        throw new AssertionError(
                "Line " + (line + 1) + " of " + file + " was\n  " + at(before, line) + "\nand is now\n  "
                        + at(after, line) + "\nIf that is right, run with -D" + WRITE + "=true. All of it:\n" + now);
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(nothing more)";
    }
}
