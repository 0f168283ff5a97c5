package org.qoltanba.crypto.crl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Times;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/** Reads the entries of a list (RFC 5280 section 5.1.2.6) into an index. For one list and one thread. */
final class EntryReader {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.reasonCode, Extension.invalidityDate);
    private static final int REMEMBERED = 64;

    /**
     * What the extensions of an entry say.
     *
     * @param reasonCode why, zero if it does not say
     * @param invalidSince from when on the key is suspect
     * @param understood whether all that is critical is known
     */
    private record Details(int reasonCode, @Nullable Instant invalidSince, boolean understood) {}

    private static final Details NONE = new Details(0, null, true);
    private static final Details UNREADABLE = new Details(0, null, false);

    private final CrlIndex.Builder index;

    /** Most entries of a list have the same few extensions. */
    private final Map<ByteBuffer, Details> known = new HashMap<>();

    EntryReader(CrlIndex.Builder index) {
        this.index = index;
    }

    void read(byte[] encoded) throws MalformedAsn1Exception {
        ASN1Sequence entry = ASN1Sequence.getInstance(encoded);
        if (entry.size() < 2 || entry.size() > 3) {
            throw new MalformedAsn1Exception("An entry of the list has parts that do not belong there.");
        }
        byte[] serial = ASN1Integer.getInstance(entry.getObjectAt(0)).getValue().toByteArray();
        Instant since = Time.getInstance(entry.getObjectAt(1)).getDate().toInstant();
        Details details = entry.size() == 2 ? NONE : details(entry);
        if (!index.add(
                serial, new CrlEntry(since, details.reasonCode(), details.invalidSince(), details.understood()))) {
            throw new MalformedAsn1Exception("A serial number of the list is absurdly long.");
        }
    }

    private Details details(ASN1Sequence entry) {
        try {
            ByteBuffer encoded =
                    ByteBuffer.wrap(entry.getObjectAt(2).toASN1Primitive().getEncoded());
            Details same = known.get(encoded);
            if (same != null) {
                return same;
            }
            Details read = read(Extensions.getInstance(entry.getObjectAt(2)));
            if (known.size() < REMEMBERED) {
                known.put(encoded, read);
            }
            return read;
        } catch (IOException | RuntimeException malformed) {
            // Listed it is; what else is said about it cannot be relied on
            return UNREADABLE;
        }
    }

    private static Details read(Extensions extensions) {
        boolean understood = UNDERSTOOD.containsAll(Set.of(extensions.getCriticalExtensionOIDs()));
        Extension reason = extensions.getExtension(Extension.reasonCode);
        Extension invalidity = extensions.getExtension(Extension.invalidityDate);
        return new Details(
                reason == null
                        ? 0
                        : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact(),
                invalidity == null ? null : Asn1Times.utc(ASN1GeneralizedTime.getInstance(invalidity.getParsedValue())),
                understood);
    }
}
