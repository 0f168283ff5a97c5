package org.qoltanba.client.sigex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.signature.Signature;

/**
 * What was done of many registrations, in a file that survives a crash. Lines are only appended, and a line counts when it
 * is whole: a crash leaves at most the last one torn, and that one is cut off. A signature is on the disk before the
 * service hears of it. In memory there is only where each line stands.
 *
 * <p>Safe to share between threads. One run at a time: the file is locked.
 */
final class RegistrationJournal implements AutoCloseable {

    /** How far one document has come. */
    enum State {
        /** It is about to be preregistered, and the service may have heard of it. */
        BEGUN,
        /** The service has given it an identifier, but perhaps not its content. */
        KNOWN,
        /** It is signed, and the service may have heard of it. */
        SIGNED,
        /** The service has it, digests included. */
        REGISTERED,
        /** The service refused it. */
        FAILED
    }

    /**
     * What is known of one document.
     *
     * @param state how far it has come
     * @param signatureAt where the line of its signature begins, or the line that says when it was begun; -1 for neither
     * @param identifierAt where the line of its identifier begins; -1 for none
     */
    private record Entry(State state, long signatureAt, long identifierAt) {}

    private final Path file;
    private final FileChannel channel;
    private final Map<Bytes, Entry> entries = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long end;

    private RegistrationJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a journal, or makes it.
     *
     * @param service whose registrations these are
     * @throws IllegalStateException if another run is using it
     * @throws IllegalArgumentException if it is no journal, is damaged, or belongs to another service
     */
    static RegistrationJournal open(Path file, String service) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    forTheOwnerOnly(file));
            try {
                requireLock(file, channel);
                RegistrationJournal journal = new RegistrationJournal(file, channel);
                journal.load(service);
                return journal;
            } catch (IOException | RuntimeException unusable) {
                channel.close();
                throw unusable;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The journal " + file + " cannot be opened.", unreadable);
        }
    }

    private static FileAttribute<?>[] forTheOwnerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Held until the channel is closed, or the process is gone. */
    private static void requireLock(Path file, FileChannel channel) throws IOException {
        @Nullable FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            held = null;
        }
        if (held == null) {
            throw new IllegalStateException("Another run is using the journal " + file
                    + ". Two at a time would register documents twice; wait for it to end.");
        }
    }

    private void load(String service) throws IOException {
        JournalLines lines = new JournalLines(file, channel);
        Optional<String> header = lines.next();
        String expected = JournalLines.header(service);
        if (header.isEmpty()) {
            lines.requireTorn(expected);
            append(expected, true);
            forceFolder();
            return;
        }
        if (!header.get().equals(expected)) {
            throw new IllegalArgumentException(
                    "The file " + file
                            + " is no journal of registrations with this service. Give the path of that journal, or of a new file.");
        }
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            note(JournalLines.parse(file, line.get()), lines.begin());
        }
        end = lines.end();
        channel.truncate(end);
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

    private void note(JournalLines.Line line, long at) {
        entries.merge(
                line.key(),
                switch (line.state()) {
                    case BEGUN, SIGNED -> new Entry(line.state(), at, -1);
                    case KNOWN, REGISTERED -> new Entry(line.state(), -1, at);
                    case FAILED -> new Entry(State.FAILED, -1, -1);
                },
                (before, now) -> new Entry(
                        now.state,
                        now.signatureAt < 0 ? before.signatureAt : now.signatureAt,
                        now.identifierAt < 0 ? before.identifierAt : now.identifierAt));
    }

    /** How far a document has come; empty if nothing is known of it. */
    Optional<State> state(Bytes key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key)).map(Entry::state);
        } finally {
            lock.unlock();
        }
    }

    /** The last signature that was made of a document. */
    Optional<Signature> signature(Bytes key) {
        return at(key, Entry::signatureAt).map(payload -> Signature.of(Bytes.fromBase64(payload)));
    }

    /** The identifier of a registered document. */
    Optional<DocumentId> documentId(Bytes key) {
        return isIn(key, State.REGISTERED) ? known(key) : Optional.empty();
    }

    /** The identifier of a document that the service has heard of. */
    Optional<DocumentId> known(Bytes key) {
        return at(key, Entry::identifierAt).map(DocumentId::of);
    }

    /** When a preregistration was begun of which nothing else is known. */
    Optional<Instant> begun(Bytes key) {
        return isIn(key, State.BEGUN)
                ? at(key, Entry::signatureAt).map(payload -> Instant.ofEpochMilli(Long.parseLong(payload)))
                : Optional.empty();
    }

    private boolean isIn(Bytes key, State wanted) {
        return state(key).filter(wanted::equals).isPresent();
    }

    private Optional<String> at(Bytes key, ToLongFunction<Entry> position) {
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry == null || position.applyAsLong(entry) < 0) {
                return Optional.empty();
            }
            JournalLines lines = new JournalLines(file, channel, position.applyAsLong(entry));
            return lines.next().map(line -> JournalLines.parse(file, line).payload());
        } catch (IOException unreadable) {
            throw new Failure("The journal " + file + " cannot be read.", unreadable);
        } finally {
            lock.unlock();
        }
    }

    /** Notes a signature before the service hears of it. Returns when it is on the disk. */
    void signed(Bytes key, Signature signature) {
        write(new JournalLines.Line(State.SIGNED, key, signature.encoded().toBase64()), true);
    }

    /** Notes that a preregistration is about to begin. Returns when it is on the disk. */
    void begun(Bytes key, Instant at) {
        write(new JournalLines.Line(State.BEGUN, key, Long.toString(at.toEpochMilli())), true);
    }

    /** Notes under which identifier the service knows a document without its content. Returns when it is on the disk. */
    void known(Bytes key, DocumentId id) {
        write(new JournalLines.Line(State.KNOWN, key, id.value()), true);
    }

    /** Notes that the service has a document. Were this lost, the signature would tell. */
    void registered(Bytes key, DocumentId id) {
        write(new JournalLines.Line(State.REGISTERED, key, id.value()), false);
    }

    /** Notes that the service refused a document. */
    void failed(Bytes key) {
        write(new JournalLines.Line(State.FAILED, key, "-"), false);
    }

    private void write(JournalLines.Line line, boolean toTheDisk) {
        lock.lock();
        try {
            long at = end;
            append(line.text(), toTheDisk);
            note(line, at);
        } catch (IOException full) {
            throw new Failure("The journal " + file + " cannot be written. Check the disk; then run again.", full);
        } finally {
            lock.unlock();
        }
    }

    private void append(String line, boolean toTheDisk) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        if (toTheDisk) {
            channel.force(true);
        }
        end = at;
    }

    /** Puts everything on the disk and lets the next run have the file. */
    @Override
    public void close() {
        lock.lock();
        try (channel) {
            channel.force(true);
        } catch (IOException full) {
            throw new Failure("The journal " + file + " cannot be written. Check the disk.", full);
        } finally {
            lock.unlock();
        }
    }

    /** The disk failed: nothing more may be begun. */
    static final class Failure extends UncheckedIOException {

        private static final long serialVersionUID = 1L;

        Failure(String message, IOException cause) {
            super(message, cause);
        }
    }

    @Override
    public String toString() {
        return "RegistrationJournal[" + file + "]";
    }
}
