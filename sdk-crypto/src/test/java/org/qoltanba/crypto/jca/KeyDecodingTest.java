package org.qoltanba.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.KeyProof;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.VerificationKey;
import org.qoltanba.crypto.testing.KeyKind;

class KeyDecodingTest {

    private static final SignatureSuite ECDSA = suite("SHA-256 with ECDSA");
    private static final SignatureSuite RSA = suite("SHA-256 with RSA");

    private static SignatureSuite suite(String name) {
        return JcaSuites.all().stream()
                .filter(suite -> suite.displayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SubjectPublicKeyInfo ecKey(ASN1ObjectIdentifier curve, byte[] point) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point);
    }

    @Test
    void refusesPointsThatAreNotOnTheCurve() {
        SubjectPublicKeyInfo good = SubjectPublicKeyInfo.getInstance(
                KeyKind.P_256.generate().getPublic().getEncoded());
        byte[] point = good.getPublicKeyData().getOctets();
        byte[] beside = point.clone();
        beside[64] ^= 1;
        for (byte[] bad : List.of(beside, new byte[] {0}, new byte[65], new byte[0], new byte[] {4, 1, 2})) {
            assertThatThrownBy(() -> ECDSA.decode(ecKey(SECObjectIdentifiers.secp256r1, bad)))
                    .isInstanceOf(AlgorithmRefusedException.class)
                    .hasMessageContaining("not a point");
        }
    }

    @Test
    void refusesCurvesItDoesNotName() {
        byte[] point = new byte[65];
        assertThatThrownBy(() -> ECDSA.decode(ecKey(SECObjectIdentifiers.secp256k1, point)))
                .hasMessageContaining("P-256, P-384 and P-521");
        assertThatThrownBy(() -> ECDSA.decode(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, DERNull.INSTANCE), point)))
                .hasMessageContaining("P-256, P-384 and P-521");
    }

    @Test
    void refusesUnusualRsaKeys() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
        for (RSAPublicKey bad : List.of(
                new RSAPublicKey(modulus, BigInteger.ONE),
                new RSAPublicKey(modulus, BigInteger.TWO.pow(16)),
                new RSAPublicKey(modulus, BigInteger.ONE.shiftLeft(100).setBit(0)),
                new RSAPublicKey(modulus.clearBit(0), BigInteger.valueOf(65537)),
                new RSAPublicKey(BigInteger.ONE.shiftLeft(20_000).setBit(0), BigInteger.valueOf(65537)))) {
            assertThatThrownBy(() -> RSA.decode(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), bad)))
                    .isInstanceOf(AlgorithmRefusedException.class);
        }
        assertThatThrownBy(() -> RSA.decode(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), new byte[5])))
                .isInstanceOf(AlgorithmRefusedException.class);
    }

    @Test
    void refusesPrivateKeysOfAnotherKindWithoutQuotingThem() throws Exception {
        PrivateKeyInfo nonsense = new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new DEROctetString(new byte[] {1, 2, 3}));
        SubjectPublicKeyInfo any = ecKey(SECObjectIdentifiers.secp256r1, new byte[65]);
        for (SignatureSuite suite : JcaSuites.all()) {
            assertThatThrownBy(() -> suite.decode(nonsense, any))
                    .isInstanceOf(AlgorithmRefusedException.class)
                    .hasNoCause();
        }
    }

    /** Whatever computes, providers of the JDK agree with it. */
    @Test
    void agreesWithTheJdk() throws Exception {
        for (KeyKind kind : List.of(KeyKind.P_256, KeyKind.P_384, KeyKind.P_521)) {
            var pair = kind.generate();
            SubjectPublicKeyInfo spki =
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
            for (String name : List.of("SHA-256 with ECDSA", "SHA-384 with ECDSA", "SHA-512 with ECDSA")) {
                SignatureSuite suite = suite(name);
                VerificationKey key = suite.decode(spki);
                byte[] message = name.getBytes(StandardCharsets.UTF_8);
                Signature jdk = Signature.getInstance(name.substring(0, 7).replace("-", "") + "withECDSA", "SunEC");
                jdk.initSign(pair.getPrivate());
                jdk.update(message);
                assertThat(key.verify(suite.signatureAlgorithm(), message, jdk.sign()))
                        .isTrue();

                byte[] ours = suite.signingWith(pair.getPrivate()).sign(message);
                jdk.initVerify(pair.getPublic());
                jdk.update(message);
                assertThat(jdk.verify(ours)).isTrue();
                assertThat(key.weakness()).isEmpty();
            }
        }
    }

    @Test
    void digestsAreThoseOfTheJdk() throws Exception {
        for (Sha2 member : Sha2.all()) {
            assertThat(member.newDigest().digest(new byte[3]))
                    .isEqualTo(MessageDigest.getInstance(member.displayName()).digest(new byte[3]))
                    .hasSize(member.octets());
        }
    }

    @Test
    void proofFailsForStrangers() throws Exception {
        var one = KeyKind.P_256.generate();
        var other = KeyKind.P_256.generate();
        SubjectPublicKeyInfo spki =
                SubjectPublicKeyInfo.getInstance(one.getPublic().getEncoded());
        assertThat(KeyProof.belongTogether(one.getPrivate(), spki, ECDSA)).isTrue();
        assertThat(KeyProof.belongTogether(other.getPrivate(), spki, ECDSA)).isFalse();
        assertThatThrownBy(() ->
                        KeyProof.belongTogether(KeyKind.RSA_1024.generate().getPrivate(), spki, ECDSA))
                .isInstanceOf(AlgorithmRefusedException.class);
    }
}
