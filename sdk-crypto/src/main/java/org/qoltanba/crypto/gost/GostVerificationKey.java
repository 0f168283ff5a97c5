package org.qoltanba.crypto.gost;

import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.DigestVerification;
import org.qoltanba.crypto.suite.Verification;
import org.qoltanba.crypto.suite.VerificationKey;

/** A point of a GOST curve with the digest and the octet order of its suite. */
final class GostVerificationKey implements VerificationKey {

    private final ECPublicKeyParameters key;
    private final GostSuite suite;

    GostVerificationKey(ECPublicKeyParameters key, GostSuite suite) {
        this.key = key;
        this.suite = suite;
    }

    ECPublicKeyParameters key() {
        return key;
    }

    /** The curves of the suites are strong. Until when a standard may be used is a matter of policy, not of the key. */
    @Override
    public Optional<String> weakness() {
        return Optional.empty();
    }

    @Override
    public boolean verify(AlgorithmIdentifier algorithm, byte[] message, byte[] value)
            throws AlgorithmRefusedException {
        suite.requireParameters(algorithm);
        return verifyDigest(suite.newDigest().digest(message), value);
    }

    @Override
    public Verification begin(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException {
        suite.requireParameters(algorithm);
        return new DigestVerification(suite.newDigest(), this::verifyDigest);
    }

    private boolean verifyDigest(byte[] digest, byte[] value) {
        GostScheme scheme = suite.scheme();
        if (value.length != 2 * scheme.octets()) {
            return false;
        }
        OctetOrder order = scheme.order();
        return GostArithmetic.verify(key, digest, new GostArithmetic.Numbers(order.r(value), order.s(value)));
    }
}
