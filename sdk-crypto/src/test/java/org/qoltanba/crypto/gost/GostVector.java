package org.qoltanba.crypto.gost;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Signatures with known numbers, of the message {@link #MESSAGE}; made with other code than this. */
enum GostVector {
    KAZAKH_2004(
            GostScheme.KAZAKH_2004,
            "1.2.398.3.10.1.1.1.1.1",
            "11223344556677889900aabbccddeeff0102030405060708090a0b0c0d0e0f10",
            "efffcc4cc4c685896dde40780cfdd73735d7d6c478cd6bb4598c7df7c392b63c"
                    + "3ab5c0551f419f7a19d85160a394e1d4d180c6589f1fe019ca0c1a8030cc2829",
            "11b94b55e9ef5b9d92f46ed618e25c6e3237c43c075ecf26818f9d859e49a4fd",
            "69f9b6e7da167ba5f2b6662bf6bfb2e5025cdcb65ee40f654e81a0c27026c528"
                    + "ae4eb66771b7efe82759553180b3157d142d72f4c43f1f9592cc63a820bcd481"),
    KAZAKH_2015_512(
            GostScheme.KAZAKH_2015_512,
            "1.2.398.3.10.1.1.2.2.1",
            "11223344556677889900aabbccddeeff0102030405060708090a0b0c0d0e0f10"
                    + "11223344556677889900aabbccddeeff0102030405060708090a0b0c0d0e0f10",
            "1e0213211331c7c16ad3c2812a89d28cca26e1e0ac49501fc78ad31eb33e5082"
                    + "ff3f01e4513e114f7a9864a08acb08be72253abaeb9f3a3c72ca6ed58051f511"
                    + "e8483aa240a2e0eafe734c1f08d9758dbc1fade70354dc386c9d5a00d99c4773"
                    + "97d08cc2f88ef76fefa4531ebc7832981bcacbcb22b5cc1a8bb1b83a8ee0fdd9",
            "944419793cdc8cef40e3525f05dd2ccb15627a577e0b73958d730c440608e3e3"
                    + "40ae18adb446df9e1b24af1c2d6043a2c2e73d010331cd4cf819c9770934c6c6",
            "c4b706060bae87b415e5fa75a1143d7b85cb57a12aa48f335c1b28be6dab5176"
                    + "6b85dd6fd149252d6d82e4cafa0a7122c1ce57d807cc447d46c42feb4583d10d"
                    + "ec08e601b080b801c84267cd93bd53e4a2363f2d236686a550f9996d968394fa"
                    + "631f078e605816956f06e57a948ff15a8b42bea854110f0baacb0fe4e71a396c"),
    KAZAKH_2015_256(
            GostScheme.KAZAKH_2015_256,
            "1.2.398.3.10.1.1.2.1.1",
            "11223344556677889900aabbccddeeff0102030405060708090a0b0c0d0e0f10",
            "cc6037cb1742edcc14a06145f41dbfc73dcc7afaddc62e3529f2ef79997b0067"
                    + "82c7fa68797e0e86163377aefaf1d90d84dd78521da304e2ef6dc4693a1ea0d0",
            "85d6860383a94e5694450af81871fdec85e346d7a70915ce064449c04c081822",
            "30e2a3554c40adc7d5fd2854712eda9a412e898236481f9f5fb6e6915968dc26"
                    + "6da30d079bfdf419738f6638751ed2b823334a44e11b950bbb64989a83744f31"),
    /** The same equation, curve and digest as {@link #KAZAKH_2015_256}, but the order of Russia. */
    RUSSIAN_2012_256(
            GostScheme.RUSSIAN_2012_256,
            "1.2.643.7.1.2.1.1.1",
            KAZAKH_2015_256.privateKey,
            KAZAKH_2015_256.publicKey,
            KAZAKH_2015_256.digest,
            backToFront(KAZAKH_2015_256.signature)),
    /** As {@link #KAZAKH_2015_512}, but the order of Russia. */
    RUSSIAN_2012_512(
            GostScheme.RUSSIAN_2012_512,
            "1.2.643.7.1.2.1.2.1",
            KAZAKH_2015_512.privateKey,
            KAZAKH_2015_512.publicKey,
            KAZAKH_2015_512.digest,
            backToFront(KAZAKH_2015_512.signature));

    static final byte[] MESSAGE = "Kazakhstan GOST test vector".getBytes(StandardCharsets.US_ASCII);

    private static final HexFormat HEX = HexFormat.of();

    private final GostScheme scheme;
    private final String parameterSet;
    private final String privateKey;
    private final String publicKey;
    private final String digest;
    private final String signature;

    GostVector(
            GostScheme scheme,
            String parameterSet,
            String privateKey,
            String publicKey,
            String digest,
            String signature) {
        this.scheme = scheme;
        this.parameterSet = parameterSet;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.digest = digest;
        this.signature = signature;
    }

    private static String backToFront(String hex) {
        StringBuilder reversed = new StringBuilder();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            reversed.append(hex, i, i + 2);
        }
        return reversed.toString();
    }

    GostScheme scheme() {
        return scheme;
    }

    GostSuite suite() {
        return GostSuite.naming(scheme);
    }

    BigInteger privateNumber() {
        return new BigInteger(privateKey, 16);
    }

    byte[] publicOctets() {
        return HEX.parseHex(publicKey);
    }

    byte[] digest() {
        return HEX.parseHex(digest);
    }

    byte[] signature() {
        return HEX.parseHex(signature);
    }

    /** The number that was drawn when the signature was made: the equation solved for it. */
    BigInteger drawn() {
        BigInteger order = curve().parameters().getN();
        byte[] value = signature();
        BigInteger e = OctetOrder.littleEndian(digest(), 0, digest().length).mod(order);
        BigInteger rd = scheme.order().r(value).multiply(privateNumber());
        return scheme.order()
                .s(value)
                .subtract(rd)
                .multiply(e.modInverse(order))
                .mod(order);
    }

    GostCurve curve() {
        return Objects.requireNonNull(scheme.parameterSets().get(parameterSet));
    }

    AlgorithmIdentifier keyAlgorithm() {
        return keyAlgorithm(scheme.keyOid().getId(), parameterSet, scheme.digestParameterSet());
    }

    static AlgorithmIdentifier keyAlgorithm(String oid, String... parameters) {
        ASN1EncodableVector names = new ASN1EncodableVector();
        for (String name : parameters) {
            names.add(new ASN1ObjectIdentifier(name));
        }
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), new DERSequence(names));
    }

    SubjectPublicKeyInfo publicKey() {
        return publicKey(keyAlgorithm(), publicOctets());
    }

    static SubjectPublicKeyInfo publicKey(AlgorithmIdentifier algorithm, byte[] point) {
        try {
            return new SubjectPublicKeyInfo(algorithm, new DEROctetString(point));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PrivateKeyInfo privateKey(ASN1Encodable encoding) {
        try {
            return new PrivateKeyInfo(keyAlgorithm(), encoding);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The private number in so many octets, little-endian. */
    byte[] privateOctets() {
        return HEX.parseHex(backToFront(privateKey));
    }
}
