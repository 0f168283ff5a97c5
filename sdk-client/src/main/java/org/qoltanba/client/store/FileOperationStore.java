package org.qoltanba.client.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.spi.SdkClock;

/**
 * Keeps operations in a file, for one process at a time that may crash at any moment. Changes are appended, each as a
 * line with a checksum, and are on the disk before they count; a line torn by a crash is cut off. Now and then the file is
 * written anew without what is out of date. A second file, with {@code .lock} at the end of its name, keeps other
 * processes out; it stays and is empty.
 *
 * <p>The file is for its owner alone where the system knows owners, and holds no credential and no document. On a network
 * drive use a database instead: locks are not reliable there. Safe to share between threads; desks of one process can
 * share it as nodes do.
 *
 * @since 0.1.0
 */
public final class FileOperationStore extends LedgerStore {

    /** Sixteen signals, a token and four names, all as long as they may be. */
    private static final int LONGEST_LINE = 64 << 10;

    /** How many lines that are out of date are not worth writing the file anew. */
    private static final int SLACK = 1_000;

    private final Path file;
    private final FileChannel lockFile;
    private final ReentrantLock forcing = new ReentrantLock();
    private FileChannel channel;
    private long end;
    private int lines;
    private final AtomicLong noted = new AtomicLong();
    private long forced;
    private volatile boolean closed;
    private volatile boolean broken;

    private FileOperationStore(Path file, FileChannel lockFile, FileChannel channel, SdkClock clock) {
        super(clock);
        this.file = file;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Opens a file, or makes it.
     *
     * @param file where; its folder must exist
     * @return the store, to be closed in the end
     * @throws IllegalStateException if it is open already, in this process or another
     * @throws IllegalArgumentException if it is another kind of file, or was damaged by somebody else
     * @throws OperationStoreException if it cannot be read or written
     */
    public static FileOperationStore open(Path file) {
        return open(file, SdkClock.system());
    }

    /**
     * Opens a file, or makes it.
     *
     * @param file where; its folder must exist
     * @param clock the time of its leases
     * @return the store, to be closed in the end
     * @throws IllegalStateException if it is open already, in this process or another
     * @throws IllegalArgumentException if it is another kind of file, or was damaged by somebody else
     * @throws OperationStoreException if it cannot be read or written
     */
    public static FileOperationStore open(Path file, SdkClock clock) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(clock, "clock");
        try {
            FileChannel lockFile = channel(beside(file, ".lock"));
            try {
                requireLock(file, lockFile);
                FileOperationStore store = new FileOperationStore(file, lockFile, channel(file), clock);
                try {
                    store.load();
                    return store;
                } catch (IOException | RuntimeException unusable) {
                    store.channel.close();
                    throw unusable;
                }
            } catch (IOException | RuntimeException unusable) {
                lockFile.close();
                throw unusable;
            }
        } catch (IOException unreadable) {
            throw new OperationStoreException(
                    "The operations in " + file + " cannot be read. Check folder, disk and permissions; then open it"
                            + " again.",
                    false,
                    unreadable);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static FileChannel channel(Path file) throws IOException {
        FileAttribute<?>[] forTheOwnerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                forTheOwnerOnly);
    }

    /** Held until the channel is closed, or the process is gone. */
    private static void requireLock(Path file, FileChannel lockFile) throws IOException {
        @Nullable FileLock held;
        try {
            held = lockFile.tryLock();
        } catch (OverlappingFileLockException here) {
            held = null;
        }
        if (held == null) {
            throw new IllegalStateException("The operations in " + file + " are in use. One process at a time can keep"
                    + " its operations in a file; several share a database, see JdbcOperationStore.");
        }
    }

    private void load() throws IOException {
        Files.deleteIfExists(beside(file, ".new"));
        InputStream content = new BufferedInputStream(Channels.newInputStream(channel));
        @Nullable String header = nextLine(content);
        if (header == null) {
            requireNew();
            compact();
            return;
        }
        if (!StoreLine.decode(header).equals(Optional.of(StoreLine.HEADER))) {
            throw damaged();
        }
        long whole = header.length() + 1L;
        for (String line = nextLine(content); line != null; line = nextLine(content)) {
            long after = whole + line.length() + 1;
            Optional<StoreLine> change = StoreLine.decode(line);
            if (change.isEmpty() && after < channel.size()) {
                throw damaged();
            }
            if (change.isEmpty()) {
                break;
            }
            apply(change.get());
            whole = after;
            lines++;
        }
        channel.truncate(whole);
        end = whole;
        compactIfWorthIt();
    }

    private void apply(StoreLine change) {
        try {
            change.applyTo(ledger);
        } catch (IllegalArgumentException foreign) {
            throw damaged();
        }
    }

    /** A file without a whole first line is new, or was torn when it was made: no other file may be overwritten. */
    private void requireNew() throws IOException {
        byte[] expected = StoreLine.HEADER.encoded();
        byte[] begun = Channels.newInputStream(channel.position(0)).readNBytes(expected.length);
        if (channel.size() >= expected.length
                || !new String(expected, StandardCharsets.US_ASCII)
                        .startsWith(new String(begun, StandardCharsets.US_ASCII))) {
            throw damaged();
        }
    }

    private @Nullable String nextLine(InputStream content) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = content.read(); octet != '\n'; octet = content.read()) {
            if (octet < 0) {
                return null;
            }
            if (line.size() == LONGEST_LINE) {
                throw damaged();
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException(
                "The file " + file + " holds no operations of this SDK, or it was changed by"
                        + " somebody else. It was left as it is. Restore it, or give the path of a new file.");
    }

    @Override
    void requireOpen() {
        if (closed || broken) {
            throw new IllegalStateException("The operations in " + file + " are closed"
                    + (broken ? ", because the disk failed. Check it" : "") + ". Open them again.");
        }
    }

    @Override
    void note(StoreLine line) {
        try {
            append(line);
            noted.incrementAndGet();
            lines++;
        } catch (IOException full) {
            throw new OperationStoreException(
                    "The operations in " + file + " cannot be written. Check the disk; then do it again.", false, full);
        }
    }

    private void append(StoreLine line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.encoded());
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        end = at;
    }

    /** Many threads share one way to the disk: whoever comes while it is under way goes with the next. */
    @Override
    void settle() {
        long mine = noted.get();
        forcing.lock();
        try {
            if (forced < mine) {
                long upTo = noted.get();
                channel.force(false);
                forced = upTo;
            }
        } catch (IOException lost) {
            // What the system has dropped cannot be written again by asking once more
            broken = true;
            throw new OperationStoreException(
                    "The operations in " + file + " may not have reached the disk. Check it; then open them again.",
                    true,
                    lost);
        } finally {
            forcing.unlock();
        }
    }

    @Override
    public int forget(Duration age) {
        int forgotten = super.forget(age);
        locked(() -> {
            try {
                compactIfWorthIt();
            } catch (IOException full) {
                throw new OperationStoreException(
                        "The operations in " + file + " cannot be written anew. The old file is as it was; make room on"
                                + " the disk.",
                        false,
                        full);
            }
            return true;
        });
        return forgotten;
    }

    private void compactIfWorthIt() throws IOException {
        if (lines - ledger.size() > SLACK + ledger.size()) {
            compact();
        }
    }

    /** Writes the file anew beside the old one, then puts it in its place: a crash leaves the one or the other. */
    private void compact() throws IOException {
        Path fresh = beside(file, ".new");
        forcing.lock();
        FileChannel old = channel;
        long oldEnd = end;
        int oldLines = lines;
        boolean replaced = false;
        try {
            channel = channel(fresh);
            channel.truncate(0);
            end = 0;
            lines = 0;
            append(StoreLine.HEADER);
            for (Ledger.Entry entry : ledger.entries()) {
                write(entry);
            }
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            replaced = true;
            forced = noted.get();
            forceFolder();
        } finally {
            if (replaced) {
                old.close();
            } else {
                if (channel != old) {
                    channel.close();
                }
                channel = old;
                end = oldEnd;
                lines = oldLines;
            }
            forcing.unlock();
        }
    }

    private void write(Ledger.Entry entry) throws IOException {
        String key = entry.operation().key();
        append(StoreLine.added(entry.operation()));
        lines++;
        if (entry.outcome != null) {
            append(StoreLine.delivered(key, entry.deliveries, entry.outcome));
            lines++;
        }
        if (entry.endedAt != null) {
            append(StoreLine.ended(key, entry.endedAt));
            lines++;
        }
    }

    /** So that a new file is found again after a crash of the machine; not every system lets folders be opened. */
    private void forceFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
                opened.force(true);
            } catch (IOException notHere) {
                // The system keeps folders by itself
            }
        }
    }

    /** Lets the next process have the file. Closing twice is harmless. */
    @Override
    public void close() {
        closed = true;
        forcing.lock();
        try {
            channel.close();
            lockFile.close();
        } catch (IOException lost) {
            throw new OperationStoreException(
                    "The operations in " + file + " could not be closed. Everything that counted is on the disk.",
                    false,
                    lost);
        } finally {
            forcing.unlock();
        }
    }

    /** Names the file. */
    @Override
    public String toString() {
        return "FileOperationStore[" + file + ", " + ledger.size() + " operations]";
    }
}
