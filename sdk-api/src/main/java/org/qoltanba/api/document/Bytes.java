package org.qoltanba.api.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sequence of bytes: an encoded signature, a certificate, a digest value, a picture.
 *
 * <p>Safe to share between threads. {@link #equals(Object)} compares in constant time for equal lengths, and {@link
 * #toString()} tells the size only, so that content never reaches a log by accident.
 *
 * @since 0.1.0
 */
public final class Bytes {

    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /**
     * Copies the given array.
     *
     * @param content the bytes; later changes to the array are not seen
     * @return the immutable copy
     */
    public static Bytes of(byte[] content) {
        Objects.requireNonNull(content, "content");
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /**
     * Decodes standard Base64 (RFC 4648 section 4); padding may be absent, line breaks are refused.
     *
     * @param base64 the text
     * @return the decoded bytes
     * @throws IllegalArgumentException if the text is not Base64; the message does not repeat it
     */
    public static Bytes fromBase64(String base64) {
        Objects.requireNonNull(base64, "base64");
        try {
            return new Bytes(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("Not Base64 (RFC 4648 section 4): a text of " + base64.length()
                    + " characters has characters or a length that Base64 does not allow.");
        }
    }

    /**
     * The number of bytes.
     *
     * @return zero or more
     */
    public int size() {
        return content.length;
    }

    /**
     * A copy of the content.
     *
     * @return a new array, the caller's to change
     */
    public byte[] toArray() {
        return content.clone();
    }

    /**
     * The content as standard Base64 (RFC 4648 section 4), padded, without line breaks.
     *
     * @return the text
     */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /**
     * Reads the content without copying it.
     *
     * @return a new stream over all bytes
     */
    public InputStream asInputStream() {
        return new ByteArrayInputStream(content);
    }

    /**
     * Writes the content without copying it. Blocks as long as the stream does.
     *
     * @param out where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(content);
    }

    /** Tells the size, never the content. */
    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
