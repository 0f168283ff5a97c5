package org.qoltanba.api.signature;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * An electronic signature as a container: CMS SignedData (RFC 5652), encoded in DER or BER, or, where a service takes it,
 * an XML signature (XMLDSig). The octets are kept as they came; nothing is re-encoded. Having one says nothing about its
 * validity: that is a verifier's verdict.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Signature {

    private final Bytes encoded;
    private final boolean xml;

    private Signature(Bytes encoded) {
        this.encoded = encoded;
        this.xml = encoded.toArray()[0] == '<';
    }

    /**
     * Wraps an encoded signature.
     *
     * @param encoded the octets of the ContentInfo, not PEM, not Base64; or those of an XML signature, in UTF-8
     * @return the signature
     * @throws IllegalArgumentException if there are no octets
     */
    public static Signature of(Bytes encoded) {
        Objects.requireNonNull(encoded, "encoded");
        if (encoded.size() == 0) {
            throw new IllegalArgumentException("A signature cannot be empty.");
        }
        return new Signature(encoded);
    }

    /**
     * Wraps an XML signature.
     *
     * @param element the element {@code ds:Signature} alone, as SIGEX takes it; without the document it was made in
     * @return the signature
     * @throws IllegalArgumentException if it is no XML element
     */
    public static Signature xml(String element) {
        Signature signature =
                of(Bytes.of(Objects.requireNonNull(element, "element").strip().getBytes(StandardCharsets.UTF_8)));
        if (!signature.isXml()) {
            throw new IllegalArgumentException("An XML signature is an element and begins with '<'.");
        }
        return signature;
    }

    /**
     * Whether this is an XML signature. A CMS cannot begin like one.
     *
     * @return false for CMS
     */
    public boolean isXml() {
        return xml;
    }

    /**
     * The XML signature as text.
     *
     * @return the element
     * @throws IllegalStateException if this is a CMS
     */
    public String toXml() {
        if (!isXml()) {
            throw new IllegalStateException("This signature is a CMS, not XML. Ask isXml() first.");
        }
        return new String(encoded.toArray(), StandardCharsets.UTF_8);
    }

    /**
     * The octets of the ContentInfo, for a {@code .p7s} file, or of the XML signature.
     *
     * @return DER or BER, as it came; UTF-8 for XML
     */
    public Bytes encoded() {
        return encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return "Signature[" + encoded.size() + " bytes]";
    }
}
