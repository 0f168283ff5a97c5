package org.qoltanba.crypto.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.ContainerEncoding;
import org.qoltanba.crypto.cades.SignatureContent;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

/**
 * A program for a small heap: signs one gibibyte, puts it inside the signature, verifies that and takes it out again.
 * Nothing is kept of the gibibyte: document and signature file are made anew each time they are read.
 */
final class LargeAttachedDocument {

    private static final int PIECE = 64 * 1024;
    private static final int PIECES = 16 * 1024;
    private static final long SIZE = (long) PIECE * PIECES;

    private LargeAttachedDocument() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB, document of " + (SIZE >> 20) + " MiB");
        TestIssuer root = TestIssuer.root(KeyKind.P_256);
        CadesVerifier verifier = TestSignatures.verifier(root);
        DocumentSource document = DocumentSource.of(
                "large.bin", SIZE, () -> new Repeated(new byte[0], new byte[PIECE], new byte[PIECE], new byte[0]));
        for (ContainerEncoding encoding : ContainerEncoding.values()) {
            for (KeyKind kind : List.of(KeyKind.RSA_2048, KeyKind.P_256)) {
                Captured captured = new Captured();
                TestSignatures.signer(root.person(kind)).signAttached(document, captured, encoding);
                DocumentSource file = captured.file((byte) 0);
                System.out.println(encoding + ", " + kind + ": "
                        + verifier.verifyAttached(file).indication() + ", changed at the end: "
                        + verifier.verifyAttached(captured.file((byte) 1))
                                .subIndication()
                                .orElseThrow()
                        + ", taken out: "
                        + (digest(SignatureContent.in(file).orElseThrow()).equals(digest(document))
                                ? "the same"
                                : "another"));
            }
        }
    }

    private static String digest(DocumentSource document) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = document.open()) {
            byte[] buffer = new byte[PIECE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Remembers what is written around the pieces of the document. */
    private static final class Captured extends OutputStream {

        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private ByteArrayOutputStream between = new ByteArrayOutputStream();
        private byte[] segmentHeader = new byte[0];
        private int pieces;

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            if (length == PIECE) {
                if (pieces == 1) {
                    segmentHeader = between.toByteArray();
                }
                pieces++;
                between = new ByteArrayOutputStream();
            } else {
                (pieces == 0 ? head : between).write(octets, offset, length);
            }
        }

        DocumentSource file(byte lastOctet) throws IOException {
            byte[] start = Arrays.copyOf(head.toByteArray(), head.size() - segmentHeader.length);
            byte[] unit = unit((byte) 0);
            byte[] last = unit(lastOctet);
            byte[] tail = between.toByteArray();
            if (pieces != PIECES) {
                throw new IOException("The document was written in " + pieces + " pieces.");
            }
            return DocumentSource.of(
                    "large.p7m",
                    start.length + (long) unit.length * PIECES + tail.length,
                    () -> new Repeated(start, unit, last, tail));
        }

        private byte[] unit(byte lastOctet) {
            byte[] unit = Arrays.copyOf(segmentHeader, segmentHeader.length + PIECE);
            unit[unit.length - 1] = lastOctet;
            return unit;
        }
    }

    /** Start, as many units as there are pieces, the last of them another one, and a tail. */
    private static final class Repeated extends InputStream {

        private final byte[] start;
        private final byte[] unit;
        private final byte[] last;
        private final byte[] tail;
        private long position;

        Repeated(byte[] start, byte[] unit, byte[] last, byte[] tail) {
            this.start = start;
            this.unit = unit;
            this.last = last;
            this.tail = tail;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            long units = (long) unit.length * PIECES;
            byte[] source;
            long at;
            if (position < start.length) {
                source = start;
                at = position;
            } else if (position < start.length + units) {
                long inside = position - start.length;
                source = inside / unit.length == PIECES - 1 ? last : unit;
                at = inside % unit.length;
            } else {
                source = tail;
                at = position - start.length - units;
            }
            if (at == source.length) {
                return -1;
            }
            int count = (int) Math.min(length, source.length - at);
            System.arraycopy(source, (int) at, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long end = start.length + (long) unit.length * PIECES + tail.length;
            long skipped = Math.max(0, Math.min(count, end - position));
            position += skipped;
            return skipped;
        }
    }
}
