package org.qoltanba.crypto.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * The attributes a signature covers.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SignedAttributes extends AttributeTable {

    private static final int SET = 0x31;

    private final byte[] der;
    private final boolean inDerOrder;

    SignedAttributes(ASN1Set attributes) throws MalformedAsn1Exception {
        super(attributes);
        List<byte[]> encoded = new ArrayList<>(attributes.size());
        int contents = 0;
        for (ASN1Encodable element : attributes) {
            byte[] attribute = encode(element);
            encoded.add(attribute);
            contents += attribute.length;
        }
        CmsLimits.STANDARD.requireAttributes(contents);
        List<byte[]> sorted = encoded.stream().sorted(Arrays::compareUnsigned).toList();
        this.inDerOrder = sorted.equals(encoded);
        DerWriter writer = new DerWriter(DerWriter.sizeOf(contents)).header(SET, contents);
        sorted.forEach(writer::octets);
        this.der = writer.toArray();
    }

    private static byte[] encode(ASN1Encodable attribute) {
        try {
            return attribute.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    /**
     * What a signature over these attributes covers: DER of the SET OF, sorted, under its own tag (RFC 5652 section 5.4).
     *
     * @return the octets
     */
    public byte[] der() {
        return der.clone();
    }

    /**
     * Whether the attributes were sent in the order DER demands.
     *
     * @return true if so
     */
    public boolean isInDerOrder() {
        return inDerOrder;
    }
}
