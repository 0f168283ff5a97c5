package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A public key on a Russian curve under its Kazakh names. */
final class KazakhPublicKey implements PublicKey {

    private static final long serialVersionUID = 1L;

    private final byte[] encoded;

    private KazakhPublicKey(byte[] encoded) {
        this.encoded = encoded;
    }

    /** Gives the public key the names that belong to a Kazakh signature; leaves others alone. */
    static KeyPair renamed(KeyPair pair, String signatureName) {
        String[] names = switch (signatureName) {
            case KazakhContentSigner.NAME_2004 ->
                new String[] {"1.2.398.3.10.1.1.1.1", "1.2.398.3.10.1.1.1.1.1", "1.2.398.3.10.1.3.1.1.0"};
            case KazakhContentSigner.NAME_2015_256 ->
                new String[] {"1.2.398.3.10.1.1.2.1", "1.2.398.3.10.1.1.2.1.1", "1.2.398.3.10.1.3.2"};
            case KazakhContentSigner.NAME_2015_512 ->
                new String[] {"1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.1.2.2.1", "1.2.398.3.10.1.3.3"};
            default -> new String[0];
        };
        if (names.length == 0) {
            return pair;
        }
        ASN1EncodableVector sets = new ASN1EncodableVector();
        sets.add(new ASN1ObjectIdentifier(names[1]));
        sets.add(new ASN1ObjectIdentifier(names[2]));
        SubjectPublicKeyInfo russian =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        try {
            byte[] encoded = new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(new ASN1ObjectIdentifier(names[0]), new DERSequence(sets)),
                            russian.getPublicKeyData().getOctets())
                    .getEncoded(ASN1Encoding.DER);
            return new KeyPair(new KazakhPublicKey(encoded), pair.getPrivate());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String getAlgorithm() {
        return "Kazakh GOST";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }
}
