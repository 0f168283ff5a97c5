package org.qoltanba.crypto.gost;

import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.VerificationKey;

/** Signs with a private number that is at hand. */
final class GostSigningFunction implements SigningFunction {

    private final ECPrivateKeyParameters key;
    private final GostSuite suite;
    private final SecureRandom random;

    GostSigningFunction(ECPrivateKeyParameters key, GostSuite suite, SecureRandom random) {
        this.key = key;
        this.suite = suite;
        this.random = random;
    }

    @Override
    public byte[] sign(byte[] message) {
        GostScheme scheme = suite.scheme();
        GostArithmetic.Numbers numbers =
                GostArithmetic.sign(key, suite.newDigest().digest(message), random);
        return scheme.order().join(numbers.r(), numbers.s(), scheme.octets());
    }

    @Override
    public Optional<Boolean> isOf(VerificationKey publicKey) {
        return publicKey instanceof GostVerificationKey gost
                ? Optional.of(GostKeys.gives(key, gost.key()))
                : Optional.empty();
    }

    @Override
    public boolean isForeign() {
        return false;
    }
}
