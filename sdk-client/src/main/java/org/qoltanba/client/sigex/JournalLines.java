package org.qoltanba.client.sigex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.qoltanba.api.document.Bytes;

/**
 * The lines of a journal: {@code state key payload checksum}, in ASCII. A line that is torn or whose checksum is wrong ends
 * the reading if nothing follows it; elsewhere it means that the file was damaged.
 */
final class JournalLines {

    /** A signature of 4 MiB in Base64 and what stands before it. */
    private static final int LONGEST = 6 << 20;

    private static final String FORM = "qoltanba-sigex-registrations 1 ";

    /**
     * One line.
     *
     * @param key which document
     * @param payload the signature in Base64, the identifier, or a dash
     */
    record Line(RegistrationJournal.State state, Bytes key, String payload) {

        /** As it is written. */
        String text() {
            String text = state.name().toLowerCase(Locale.ROOT) + " "
                    + HexFormat.of().formatHex(key.toArray()) + " " + payload;
            return text + " " + checksum(text);
        }

        @Override
        public String toString() {
            return "Line[" + state + "]";
        }
    }

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(8 << 10).limit(0);
    private long readTo;
    private long begin;
    private long end;

    JournalLines(Path file, FileChannel channel) {
        this(file, channel, 0);
    }

    /** Reads from the beginning of a line. */
    JournalLines(Path file, FileChannel channel, long from) {
        this.file = file;
        this.channel = channel;
        this.readTo = from;
        this.end = from;
    }

    /** The first line of the journal of a service. */
    static String header(String service) {
        String text = FORM + service;
        return text + " " + checksum(text);
    }

    /**
     * The next whole line.
     *
     * @return empty at the end, also if that is torn
     * @throws IllegalArgumentException if a line is not as it was written
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = read(); octet != '\n'; octet = read()) {
            if (octet < 0) {
                return Optional.empty();
            }
            if (line.size() == LONGEST) {
                throw damaged(file);
            }
            line.write(octet);
        }
        long after = end + line.size() + 1;
        String text = line.toString(StandardCharsets.US_ASCII);
        int space = text.lastIndexOf(' ');
        if (space < 0 || !checksum(text.substring(0, space)).equals(text.substring(space + 1))) {
            if (after == channel.size()) {
                return Optional.empty();
            }
            throw damaged(file);
        }
        begin = end;
        end = after;
        return Optional.of(text);
    }

    private int read() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int count = channel.read(buffer, readTo);
            buffer.flip();
            if (count <= 0) {
                buffer.limit(0);
                return -1;
            }
            readTo += count;
        }
        return buffer.get() & 0xff;
    }

    /** Where the last line begins. */
    long begin() {
        return begin;
    }

    /** Where the last whole line ends. */
    long end() {
        return end;
    }

    /**
     * Makes sure that a file without a first line is new, or was torn while its first line was written: no other file may
     * be overwritten.
     *
     * @throws IllegalArgumentException if it is another file
     */
    void requireTorn(String header) throws IOException {
        int size = (int) Math.min(channel.size(), header.length() + 1L);
        byte[] content = Channels.newInputStream(channel.position(0)).readNBytes(size);
        String begun = new String(content, StandardCharsets.US_ASCII);
        if (channel.size() > size || !header.startsWith(begun)) {
            throw damaged(file);
        }
        channel.truncate(0);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none of a journal
     */
    static Line parse(Path file, String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw damaged(file);
        }
        try {
            return new Line(
                    RegistrationJournal.State.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Bytes.of(HexFormat.of().parseHex(parts[1])),
                    parts[2]);
        } catch (IllegalArgumentException foreign) {
            throw damaged(file);
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static IllegalArgumentException damaged(Path file) {
        return new IllegalArgumentException("The file " + file
                + " is no journal of registrations, or it was changed by somebody else. Nothing was done: without it,"
                + " documents could be registered twice. Restore it, or give the path of a new file.");
    }
}
