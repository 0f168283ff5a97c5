package org.qoltanba.crypto.crl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.jca.Sha2;

/**
 * A list in a file. Its digest is taken at the start and compared at the end of each reading: what was verified is what is
 * read later, whoever writes to the file in between.
 */
public final class FileOctets implements ListOctets {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long size;
    private final byte[] digest;

    private FileOctets(Path file, long size, byte[] digest) {
        this.file = file;
        this.size = size;
        this.digest = digest;
    }

    /**
     * Takes a file. Blocks for the file system.
     *
     * @param file the file
     * @param limit the most octets it may have
     * @return its octets
     * @throws IOException if it cannot be read or is larger
     */
    public static FileOctets of(Path file, long limit) throws IOException {
        MessageDigest digest = Sha2.SHA_256.newDigest();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                if (size > limit) {
                    throw new IOException("The file is larger than " + limit + " bytes.");
                }
            }
        }
        return new FileOctets(file, size, digest.digest());
    }

    @Override
    public InputStream open() throws IOException {
        return new Compared(Files.newInputStream(file));
    }

    @Override
    public Bytes load() throws IOException {
        try (InputStream in = open()) {
            byte[] octets = new byte[Math.toIntExact(size)];
            if (in.readNBytes(octets, 0, octets.length) < octets.length || in.read() >= 0) {
                throw changed();
            }
            return Bytes.of(octets);
        }
    }

    @Override
    public long size() {
        return size;
    }

    private static IOException changed() {
        return new IOException("The file has changed since it was first read.");
    }

    /** Fails at the end if what was read is not what was there at the start. */
    private final class Compared extends FilterInputStream {

        private final MessageDigest seen = Sha2.SHA_256.newDigest();
        private long left = size;
        private boolean ended;

        Compared(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read < 0) {
                requireSame();
                return read;
            }
            left -= read;
            if (left < 0) {
                throw changed();
            }
            seen.update(buffer, offset, read);
            return read;
        }

        private void requireSame() throws IOException {
            if (!ended && !MessageDigest.isEqual(seen.digest(), digest)) {
                throw changed();
            }
            ended = true;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, count))];
            return Math.max(0, read(buffer, 0, (int) Math.min(buffer.length, count)));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
