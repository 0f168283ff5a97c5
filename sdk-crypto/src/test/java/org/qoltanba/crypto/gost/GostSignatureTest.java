package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.BigIntegers;
import org.bouncycastle.util.test.FixedSecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.VerificationKey;

/** The arithmetic and the octets of signatures, and that every other reading of them fails. */
class GostSignatureTest {

    private static boolean verifies(GostVector vector, byte[] value) throws AlgorithmRefusedException {
        GostSuite suite = vector.suite();
        return suite.decode(vector.publicKey()).verify(suite.signatureAlgorithm(), GostVector.MESSAGE, value);
    }

    @ParameterizedTest
    @EnumSource
    void theDigestIsTheKnownOne(GostVector vector) {
        assertThat(vector.suite().newDigest().digest(GostVector.MESSAGE)).isEqualTo(vector.digest());
    }

    @ParameterizedTest
    @EnumSource
    void theKnownSignatureVerifies(GostVector vector) throws Exception {
        assertThat(verifies(vector, vector.signature())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theSameDrawGivesTheKnownSignature(GostVector vector) throws Exception {
        int octets = (vector.curve().parameters().getN().bitLength() + 7) / 8;
        SecureRandom draw = new FixedSecureRandom(BigIntegers.asUnsignedByteArray(octets, vector.drawn()));
        GostPrivateKey key = (GostPrivateKey)
                vector.suite().decode(vector.privateKey(new ASN1Integer(vector.privateNumber())), vector.publicKey());
        byte[] value = new GostSigningFunction(key.number(), vector.suite(), draw).sign(GostVector.MESSAGE);
        assertThat(value).isEqualTo(vector.signature());
    }

    /** The number printed beside the signature, so that solving the equation for it is not the only witness. */
    @Test
    void theDrawIsTheOneThatWasPrinted() {
        assertThat(GostVector.KAZAKH_2004.drawn())
                .isEqualTo(new BigInteger("11223344556677889900aabbccddeeff0102030405060708535051565754554a", 16));
    }

    @ParameterizedTest
    @EnumSource
    void bothNamesOfASignatureVerifyWithAndWithoutNull(GostVector vector) throws Exception {
        for (GostSuite suite : List.of(GostSuite.naming(vector.scheme()), GostSuite.generic(vector.scheme()))) {
            VerificationKey key = suite.decode(vector.publicKey());
            ASN1ObjectIdentifier name = suite.signatureAlgorithm().getAlgorithm();
            for (AlgorithmIdentifier found :
                    List.of(new AlgorithmIdentifier(name), new AlgorithmIdentifier(name, DERNull.INSTANCE))) {
                assertThat(key.verify(found, GostVector.MESSAGE, vector.signature()))
                        .isTrue();
            }
            assertThatThrownBy(() ->
                            key.verify(new AlgorithmIdentifier(name, name), GostVector.MESSAGE, vector.signature()))
                    .isInstanceOf(AlgorithmRefusedException.class);
        }
    }

    /** Invalid, and never an exception that somebody could take for anything else. */
    @ParameterizedTest
    @EnumSource
    void everyOtherOrderOfOctetsIsInvalid(GostVector vector) throws Exception {
        byte[] value = vector.signature();
        int half = value.length / 2;
        byte[] swapped = new byte[value.length];
        System.arraycopy(value, half, swapped, 0, half);
        System.arraycopy(value, 0, swapped, half, half);
        for (byte[] other : List.of(swapped, reversed(value), reversed(swapped))) {
            assertThat(verifies(vector, other)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneBitMakesItInvalid(GostVector vector) throws Exception {
        GostSuite suite = vector.suite();
        VerificationKey key = suite.decode(vector.publicKey());
        for (int i = 0; i < vector.signature().length; i++) {
            byte[] value = vector.signature();
            value[i] ^= (byte) (1 << (i % 8));
            assertThat(key.verify(suite.signatureAlgorithm(), GostVector.MESSAGE, value))
                    .as("octet %d", i)
                    .isFalse();
        }
        byte[] message = GostVector.MESSAGE.clone();
        message[3] ^= 1;
        assertThat(key.verify(suite.signatureAlgorithm(), message, vector.signature()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void numbersOutOfRangeAndOtherLengthsAreInvalid(GostVector vector) throws Exception {
        BigInteger order = vector.curve().parameters().getN();
        OctetOrder octets = vector.scheme().order();
        BigInteger r = octets.r(vector.signature());
        BigInteger s = octets.s(vector.signature());
        int length = vector.scheme().octets();
        List<byte[]> bad = new ArrayList<>(List.of(
                octets.join(BigInteger.ZERO, s, length),
                octets.join(r, BigInteger.ZERO, length),
                octets.join(BigInteger.ZERO, BigInteger.ZERO, length),
                octets.join(order, s, length),
                octets.join(r, order, length),
                new byte[0],
                new byte[length],
                Arrays.copyOf(vector.signature(), 2 * length - 1),
                Arrays.copyOf(vector.signature(), 2 * length + 1),
                Arrays.copyOf(vector.signature(), 4 * length)));
        for (BigInteger more : List.of(r.add(order), s.add(order))) {
            if (more.bitLength() <= 8 * length) {
                bad.add(more.equals(r.add(order)) ? octets.join(more, s, length) : octets.join(r, more, length));
            }
        }
        for (byte[] value : bad) {
            assertThat(verifies(vector, value)).isFalse();
        }
    }

    /** What other software has been seen to compute for Kazakh keys by mistake. */
    @ParameterizedTest
    @EnumSource(names = {"KAZAKH_2004", "KAZAKH_2015_512", "KAZAKH_2015_256"})
    void theAlternativesFail(GostVector vector) throws Exception {
        ECPublicKeyParameters key = new GostKeys(vector.scheme()).publicKey(vector.publicKey());
        OctetOrder octets = vector.scheme().order();
        GostArithmetic.Numbers numbers =
                new GostArithmetic.Numbers(octets.r(vector.signature()), octets.s(vector.signature()));
        assertThat(GostArithmetic.verify(key, vector.digest(), numbers)).isTrue();

        assertThat(GostArithmetic.verify(key, reversed(vector.digest()), numbers))
                .as("digest as a big-endian number")
                .isFalse();
        for (GostDigest digest : GostDigest.values()) {
            byte[] value = digest.newDigest().digest(GostVector.MESSAGE);
            assertThat(GostArithmetic.verify(key, value, numbers))
                    .as("digest %s", digest)
                    .isEqualTo(Arrays.equals(value, vector.digest()));
        }
        for (GostCurve curve : GostCurve.values()) {
            boolean own = curve == vector.curve();
            boolean verifies = false;
            try {
                ECPublicKeyParameters other = curve.publicKey(
                        key.getQ().getAffineXCoord().toBigInteger(),
                        key.getQ().getAffineYCoord().toBigInteger());
                verifies = GostArithmetic.verify(other, vector.digest(), numbers);
            } catch (AlgorithmRefusedException beside) {
                assertThat(own).isFalse();
            }
            assertThat(verifies).as("curve %s", curve).isEqualTo(own);
        }
    }

    /** With the substitution of CryptoPro, which is the default of common software. */
    @Test
    void theRussianSubstitutionFailsForKazakhSignatures() throws Exception {
        MessageDigest russian = GostDigest.RUSSIAN_94.newDigest();
        GostVector vector = GostVector.KAZAKH_2004;
        assertThat(russian.digest(GostVector.MESSAGE)).isNotEqualTo(vector.digest());
    }

    @ParameterizedTest
    @EnumSource(GostCurve.class)
    void signsOnEveryCurve(GostCurve curve) throws Exception {
        SecureRandom random = new SecureRandom();
        byte[] digest = new byte[curve.octets()];
        random.nextBytes(digest);
        BigInteger order = curve.parameters().getN();
        for (int i = 0; i < 8; i++) {
            BigInteger number = BigIntegers.createRandomInRange(BigInteger.ONE, order.subtract(BigInteger.ONE), random);
            ECPrivateKeyParameters key = new ECPrivateKeyParameters(number, curve.parameters());
            var point = curve.parameters().getG().multiply(number).normalize();
            ECPublicKeyParameters publicKey = curve.publicKey(
                    point.getAffineXCoord().toBigInteger(),
                    point.getAffineYCoord().toBigInteger());
            GostArithmetic.Numbers numbers = GostArithmetic.sign(key, digest, random);
            assertThat(GostArithmetic.verify(publicKey, digest, numbers)).isTrue();
            digest[i] ^= 1;
            assertThat(GostArithmetic.verify(publicKey, digest, numbers)).isFalse();
        }
    }

    /** RFC 7091 section 6.1 step 2: a digest of zero stands for one. */
    @Test
    void aDigestOfZeroStandsForOne() throws Exception {
        GostVector vector = GostVector.KAZAKH_2004;
        BigInteger order = vector.curve().parameters().getN();
        ECPrivateKeyParameters key = new ECPrivateKeyParameters(
                vector.privateNumber(), vector.curve().parameters());
        ECPublicKeyParameters publicKey = new GostKeys(vector.scheme()).publicKey(vector.publicKey());
        byte[] one = new byte[32];
        one[0] = 1;
        for (byte[] zero : List.of(new byte[32], reversed(BigIntegers.asUnsignedByteArray(32, order)))) {
            GostArithmetic.Numbers numbers = GostArithmetic.sign(key, zero, new SecureRandom());
            assertThat(GostArithmetic.verify(publicKey, zero, numbers)).isTrue();
            assertThat(GostArithmetic.verify(publicKey, one, numbers)).isTrue();
        }
    }

    private static byte[] reversed(byte[] octets) {
        return org.bouncycastle.util.Arrays.reverse(octets);
    }
}
