package org.qoltanba.crypto.cms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.BerStreamReader;
import org.qoltanba.crypto.asn1.BerStreamReader.Header;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.asn1.OctetStringSegments;

/**
 * A SignedData of any size, divided into the document, which stays where it is, and everything else, which fits into
 * memory and is a detached signature of that document.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class StreamedSignedData {

    private static final int SMALL = 1024;

    private final byte[] detached;
    private final @Nullable DocumentSource content;

    private StreamedSignedData(byte[] detached, @Nullable DocumentSource content) {
        this.detached = detached;
        this.content = content;
    }

    /**
     * Walks over a container once, passing over the document. Blocks for the source.
     *
     * @param file a ContentInfo in DER or BER, neither PEM nor Base64; zero octets may follow it
     * @param limits how much may stand around the document, as it is held in memory
     * @return its two parts
     * @throws MalformedAsn1Exception if it is no SignedData, or there is too much around the document
     * @throws UnreadableDocumentException if the source cannot be read to its end
     */
    public static StreamedSignedData read(DocumentSource file, CmsLimits limits) throws MalformedAsn1Exception {
        try (InputStream in = file.open()) {
            return new Walk(file, new BerStreamReader(in), limits).run();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UnreadableDocumentException(
                    "The signature file '" + file.name() + "' cannot be read to its end. Check that it is still there,"
                            + " can be read, and does not change while the SDK reads it.",
                    unreadable);
        }
    }

    /**
     * The signature without its document.
     *
     * @return a ContentInfo; the signers, certificates and revocation data in it are those of the container, octet by
     *     octet
     */
    public byte[] detached() {
        return detached.clone();
    }

    /**
     * The document inside.
     *
     * @return its octets without the headers around them, read from the container each time; empty if the signature is
     *     detached
     */
    public Optional<DocumentSource> content() {
        return Optional.ofNullable(content);
    }

    /** One pass over the container. */
    private static final class Walk {

        private final DocumentSource file;
        private final BerStreamReader reader;
        private final CmsLimits limits;
        private final List<byte[]> parts = new ArrayList<>();
        private int frame;
        private boolean endMet;
        private @Nullable DocumentSource content;

        Walk(DocumentSource file, BerStreamReader reader, CmsLimits limits) {
            this.file = file;
            this.reader = reader;
            this.limits = limits;
        }

        StreamedSignedData run() throws MalformedAsn1Exception, IOException {
            long contentInfo = enter(BerElement.SEQUENCE);
            byte[] type = copySmall();
            long tagged = enter(BerElement.CONTEXT_0);
            long signedData = enter(BerElement.SEQUENCE);
            parts.add(copySmall());
            parts.add(copyLarge());
            long encapsulated = enter(BerElement.SEQUENCE);
            parts.add(DerWriter.wrap(BerElement.SEQUENCE, copySmall()));
            walkContent(encapsulated);
            while (!isAtEnd(signedData)) {
                copyPart(signedData);
            }
            leave(tagged);
            leave(contentInfo);
            requireZeros();
            byte[] structure = DerWriter.wrap(BerElement.SEQUENCE, parts.toArray(byte[][]::new));
            return new StreamedSignedData(
                    DerWriter.wrap(BerElement.SEQUENCE, type, DerWriter.wrap(BerElement.CONTEXT_0, structure)),
                    content);
        }

        private byte[] copySmall() throws MalformedAsn1Exception, IOException {
            return copy(SMALL, "A part of the SignedData that is always short has more than " + SMALL + " bytes.");
        }

        private byte[] copyLarge() throws MalformedAsn1Exception, IOException {
            return copy(limits.frameOctets() - frame, limits.frameRefusal());
        }

        private byte[] copy(int most, String refusal) throws MalformedAsn1Exception, IOException {
            byte[] element = reader.element(most, refusal);
            frame += element.length;
            return element;
        }

        /** Where the element that begins here ends. */
        private long enter(int tag) throws MalformedAsn1Exception, IOException {
            Header header = reader.header();
            if (header.tag() != tag) {
                throw new MalformedAsn1Exception("It is not a CMS SignedData (RFC 5652).");
            }
            return header.length() == BerStreamReader.INDEFINITE
                    ? BerStreamReader.INDEFINITE
                    : reader.position() + header.length();
        }

        private void leave(long end) throws MalformedAsn1Exception, IOException {
            if (end == BerStreamReader.INDEFINITE ? !reader.header().isEndOfContents() : reader.position() != end) {
                throw new MalformedAsn1Exception("A part of the SignedData is longer or shorter than it says.");
            }
        }

        private void walkContent(long end) throws MalformedAsn1Exception, IOException {
            if (end == reader.position()) {
                return;
            }
            Header header = reader.header();
            if (header.isEndOfContents() && end == BerStreamReader.INDEFINITE) {
                return;
            }
            if (header.tag() != BerElement.CONTEXT_0) {
                throw new MalformedAsn1Exception("Its content is not an OCTET STRING.");
            }
            long taggedEnd = header.length() == BerStreamReader.INDEFINITE
                    ? BerStreamReader.INDEFINITE
                    : reader.position() + header.length();
            long start = reader.position();
            long size = 0;
            OctetStringSegments segments = new OctetStringSegments(reader);
            for (long segment = segments.next(); segment >= 0; segment = segments.next()) {
                size += segment;
                reader.skip(segment);
            }
            leave(taggedEnd);
            leave(end);
            content = DocumentSource.of(file.name(), size, () -> new SegmentStream(file.open(), start));
        }

        private boolean isAtEnd(long end) {
            return end != BerStreamReader.INDEFINITE ? reader.position() >= end : endMet;
        }

        private void copyPart(long end) throws MalformedAsn1Exception, IOException {
            byte[] part = copyLarge();
            if (part.length == 2 && part[0] == 0) {
                if (end != BerStreamReader.INDEFINITE) {
                    throw new MalformedAsn1Exception("End-of-contents octets stand where an element was expected.");
                }
                endMet = true;
            } else {
                parts.add(part);
            }
            if (end != BerStreamReader.INDEFINITE && reader.position() > end) {
                throw new MalformedAsn1Exception("An element is declared longer than what contains it.");
            }
        }

        private void requireZeros() throws MalformedAsn1Exception, IOException {
            byte[] rest = new byte[SMALL];
            for (int read = reader.read(rest, 0, SMALL); read >= 0; read = reader.read(rest, 0, SMALL)) {
                for (int i = 0; i < read; i++) {
                    if (rest[i] != 0) {
                        throw new MalformedAsn1Exception("Something follows the end of the signature.");
                    }
                }
            }
        }
    }

    /** The octets of an OCTET STRING somewhere in a file, segment after segment. */
    private static final class SegmentStream extends InputStream {

        private final InputStream file;
        private final BerStreamReader reader;
        private final OctetStringSegments segments;
        private long left;

        SegmentStream(InputStream file, long start) throws IOException {
            this.file = file;
            this.reader = new BerStreamReader(file);
            this.segments = new OctetStringSegments(reader);
            try {
                reader.skip(start);
            } catch (MalformedAsn1Exception changed) {
                file.close();
                throw changed(changed);
            }
        }

        private static IOException changed(MalformedAsn1Exception cause) {
            return new IOException("The signature file changed while it was read.", cause);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            try {
                while (left == 0) {
                    left = segments.next();
                }
            } catch (MalformedAsn1Exception changed) {
                throw changed(changed);
            }
            if (left < 0) {
                return -1;
            }
            int read = reader.read(target, offset, (int) Math.min(count, left));
            if (read < 0) {
                throw new IOException("The signature file ends in the middle of the document.");
            }
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
