package org.qoltanba.crypto.gost;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;
import org.bouncycastle.util.BigIntegers;

/**
 * The equation of GOST R 34.10 (RFC 7091 section 6), computed by Bouncy Castle without the detour through its provider.
 * The digest goes in as it is: its octets are a number in little-endian order.
 */
final class GostArithmetic {

    private GostArithmetic() {}

    /** The two numbers of a signature. */
    record Numbers(BigInteger r, BigInteger s) {}

    static Numbers sign(ECPrivateKeyParameters key, byte[] digest, SecureRandom random) {
        ECGOST3410Signer signer = new ECGOST3410Signer();
        signer.init(true, new ParametersWithRandom(key, random));
        BigInteger[] numbers =
                signer.generateSignature(nonZero(digest, key.getParameters().getN()));
        return new Numbers(numbers[0], numbers[1]);
    }

    static boolean verify(ECPublicKeyParameters key, byte[] digest, Numbers numbers) {
        BigInteger order = key.getParameters().getN();
        if (!isInRange(numbers.r(), order) || !isInRange(numbers.s(), order)) {
            return false;
        }
        ECGOST3410Signer verifier = new ECGOST3410Signer();
        verifier.init(false, key);
        return verifier.verifySignature(nonZero(digest, order), numbers.r(), numbers.s());
    }

    private static boolean isInRange(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }

    /** A digest that is zero modulo the order stands for one (RFC 7091 section 6.1 step 2), which the signer leaves out. */
    private static byte[] nonZero(byte[] digest, BigInteger order) {
        BigInteger number = OctetOrder.littleEndian(digest, 0, digest.length);
        if (number.mod(order).signum() != 0) {
            return digest;
        }
        byte[] one = BigIntegers.asUnsignedByteArray(digest.length, BigInteger.ZERO);
        one[0] = 1;
        return one;
    }
}
