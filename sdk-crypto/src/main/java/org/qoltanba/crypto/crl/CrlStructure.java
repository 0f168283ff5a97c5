package org.qoltanba.crypto.crl;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * A CertificateList (RFC 5280 section 5.1) read from a stream in one pass: its few fixed parts, and an index of its
 * entries.
 *
 * @param signedFrom where the signed part begins
 * @param signedUntil where it ends
 * @param inner the signature algorithm named inside it
 * @param issuer who issued the list
 * @param thisUpdate when it was made
 * @param nextUpdate when the next is due
 * @param index its entries
 * @param extensions its extensions
 * @param outer the signature algorithm named beside the signature
 * @param signature the signature value
 */
record CrlStructure(
        long signedFrom,
        long signedUntil,
        AlgorithmIdentifier inner,
        X500Name issuer,
        Instant thisUpdate,
        @Nullable Instant nextUpdate,
        CrlIndex index,
        @Nullable Extensions extensions,
        AlgorithmIdentifier outer,
        Bytes signature) {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int EXTENSIONS = 0xa0;
    private static final int MOST_ENTRIES = 2_000_000;

    private static final Asn1Bounds PART = new Asn1Bounds(256 * 1024, 32, 20_000);
    private static final Asn1Bounds ENTRY = new Asn1Bounds(16 * 1024, 16, 1000);

    /** Reads to the end of the stream. */
    static CrlStructure read(InputStream in) throws IOException, MalformedAsn1Exception {
        DerStream der = new DerStream(in);
        long end = der.enter(SEQUENCE, Asn1Bounds.REVOCATION_LIST.octets());
        long from = der.position();
        long until = der.enter(SEQUENCE, end);
        if (der.peek() == INTEGER
                && !ASN1Integer.getInstance(der.element(until, PART)).hasValue(1)) {
            throw new MalformedAsn1Exception("The list is of an unknown version.");
        }
        AlgorithmIdentifier inner = AlgorithmIdentifier.getInstance(der.element(until, PART));
        X500Name issuer = X500Name.getInstance(der.element(until, PART));
        Instant thisUpdate = time(der.element(until, PART));
        boolean dated = der.position() < until && (der.peek() == UTC_TIME || der.peek() == GENERALIZED_TIME);
        Instant nextUpdate = dated ? time(der.element(until, PART)) : null;
        boolean listed = der.position() < until && der.peek() == SEQUENCE;
        CrlIndex index = listed ? entries(der, until) : new CrlIndex.Builder().build();
        boolean extended = der.position() < until && der.peek() == EXTENSIONS;
        Extensions extensions = extended
                ? Extensions.getInstance(
                        ASN1TaggedObject.getInstance(der.element(until, PART)).getExplicitBaseObject())
                : null;
        if (der.position() != until) {
            throw new MalformedAsn1Exception("The list has parts that do not belong there.");
        }
        AlgorithmIdentifier outer = AlgorithmIdentifier.getInstance(der.element(end, PART));
        Bytes signature =
                Bytes.of(ASN1BitString.getInstance(der.element(end, PART)).getOctets());
        if (der.position() != end || der.peek() >= 0) {
            throw new MalformedAsn1Exception("Something follows the end of the list.");
        }
        return new CrlStructure(
                from, until, inner, issuer, thisUpdate, nextUpdate, index, extensions, outer, signature);
    }

    private static CrlIndex entries(DerStream der, long limit) throws IOException, MalformedAsn1Exception {
        long end = der.enter(SEQUENCE, limit);
        CrlIndex.Builder index = new CrlIndex.Builder();
        EntryReader reader = new EntryReader(index);
        for (int count = 0; der.position() < end; count++) {
            if (count == MOST_ENTRIES) {
                throw new MalformedAsn1Exception("The list has more than " + MOST_ENTRIES + " entries.");
            }
            reader.read(der.element(end, ENTRY));
        }
        return index.build();
    }

    private static Instant time(byte[] encoded) throws IOException {
        return Time.getInstance(ASN1Primitive.fromByteArray(encoded)).getDate().toInstant();
    }
}
