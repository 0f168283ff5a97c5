package org.qoltanba.crypto.x509;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.KeyStoreType;

/** Extensions that only the Kazakh authority writes. They inform; nothing depends on them. */
final class KazakhExtensions {

    private static final ASN1ObjectIdentifier KEY_STORE_TYPE = new ASN1ObjectIdentifier("1.2.398.3.3.5");

    private KazakhExtensions() {}

    /** The first object identifier of the sequence; null if there is none, or something else stands there. */
    static @Nullable KeyStoreType keyStoreType(@Nullable Extensions extensions) {
        if (extensions == null || extensions.getExtension(KEY_STORE_TYPE) == null) {
            return null;
        }
        ASN1Encodable value;
        try {
            value = extensions.getExtensionParsedValue(KEY_STORE_TYPE);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        return value instanceof ASN1Sequence sequence
                        && sequence.size() > 0
                        && sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier type
                ? KeyStoreType.ofOid(type.getId())
                : null;
    }
}
