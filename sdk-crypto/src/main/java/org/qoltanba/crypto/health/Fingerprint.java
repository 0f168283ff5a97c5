package org.qoltanba.crypto.health;

import java.util.HexFormat;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.jca.Sha2;

/** What a certificate is called in the policy and in tables. */
final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256, lower-case hexadecimal. */
    static String of(Bytes encoded) {
        return HexFormat.of().formatHex(Sha2.SHA_256.newDigest().digest(encoded.toArray()));
    }
}
