package org.qoltanba.crypto.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** Kazakh signatures with nothing but Bouncy Castle's parts, to hold ours against. */
final class KazakhContentSigner implements ContentSigner {

    static final String NAME_2004 = "1.2.398.3.10.1.1.1.2";
    static final String NAME_2015_256 = "1.2.398.3.10.1.1.2.3.1";
    static final String NAME_2015_512 = "1.2.398.3.10.1.1.2.3.2";

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final String name;
    private final Digest digest;
    private final ECPrivateKeyParameters key;

    private KazakhContentSigner(String name, Digest digest, ECPrivateKeyParameters key) {
        this.name = name;
        this.digest = digest;
        this.key = key;
    }

    static boolean isName(String name) {
        return name.startsWith("1.2.398.");
    }

    static ContentSigner of(String name, PrivateKey key) {
        ECPrivateKey numbers = (ECPrivateKey) key;
        ECDomainParameters curve = new ECDomainParameters(
                numbers.getParameters().getCurve(),
                numbers.getParameters().getG(),
                numbers.getParameters().getN(),
                numbers.getParameters().getH());
        Digest digest = switch (name) {
            case NAME_2004 -> new GOST3411Digest(GOST28147Engine.getSBox("D-Test"));
            case NAME_2015_256 -> new GOST3411_2012_256Digest();
            default -> new GOST3411_2012_512Digest();
        };
        return new KazakhContentSigner(name, digest, new ECPrivateKeyParameters(numbers.getD(), curve));
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(name), DERNull.INSTANCE);
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        byte[] message = content.toByteArray();
        byte[] hash = new byte[digest.getDigestSize()];
        digest.update(message, 0, message.length);
        digest.doFinal(hash, 0);
        ECGOST3410Signer signer = new ECGOST3410Signer();
        signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
        BigInteger[] numbers = signer.generateSignature(hash);
        return Arrays.concatenate(littleEndian(numbers[0], hash.length), littleEndian(numbers[1], hash.length));
    }

    private static byte[] littleEndian(BigInteger number, int octets) {
        return Arrays.reverse(BigIntegers.asUnsignedByteArray(octets, number));
    }
}
