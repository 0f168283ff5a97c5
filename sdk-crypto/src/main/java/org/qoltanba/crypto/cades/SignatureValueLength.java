package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** How long the signature values of a key are, where that is known before there is one. */
final class SignatureValueLength {

    private static final String RUSSIAN = "1.2.643.";
    private static final String KAZAKH = "1.2.398.";

    private SignatureValueLength() {}

    /** As long as the modulus for RSA, as the public point for GOST; empty for ECDSA, whose numbers are cut short. */
    static OptionalInt of(SubjectPublicKeyInfo key) {
        String algorithm = key.getAlgorithm().getAlgorithm().getId();
        try {
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption.getId())) {
                int bits = RSAPublicKey.getInstance(key.parsePublicKey())
                        .getModulus()
                        .bitLength();
                return OptionalInt.of((bits + 7) / 8);
            }
            if (algorithm.startsWith(RUSSIAN) || algorithm.startsWith(KAZAKH)) {
                return OptionalInt.of(
                        ASN1OctetString.getInstance(key.parsePublicKey()).getOctets().length);
            }
            return OptionalInt.empty();
        } catch (IOException malformed) {
            throw new IllegalStateException("A key that was decoded before cannot be decoded.", malformed);
        }
    }
}
