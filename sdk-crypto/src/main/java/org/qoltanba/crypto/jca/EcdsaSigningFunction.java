package org.qoltanba.crypto.jca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.VerificationKey;

/** Signs with a private number that is at hand, computed by Bouncy Castle for the reason given for verification. */
final class EcdsaSigningFunction implements SigningFunction {

    private final ECPrivateKeyParameters key;
    private final EcdsaSuite suite;
    private final SecureRandom random = new SecureRandom();

    EcdsaSigningFunction(ECPrivateKeyParameters key, EcdsaSuite suite) {
        this.key = key;
        this.suite = suite;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(key, random));
        BigInteger[] numbers = signer.generateSignature(suite.newDigest().digest(message));
        try {
            return StandardDSAEncoding.INSTANCE.encode(key.getParameters().getN(), numbers[0], numbers[1]);
        } catch (IOException impossible) {
            throw new SignatureException("Writing to memory failed.", impossible);
        }
    }

    /** Whether d·G = Q. */
    @Override
    public Optional<Boolean> isOf(VerificationKey publicKey) {
        if (!(publicKey instanceof EcdsaVerificationKey ecdsa)) {
            return Optional.empty();
        }
        ECDomainParameters curve = key.getParameters();
        return Optional.of(curve.equals(ecdsa.key().getParameters())
                && new FixedPointCombMultiplier()
                        .multiply(curve.getG(), key.getD())
                        .normalize()
                        .equals(ecdsa.key().getQ()));
    }

    @Override
    public boolean isForeign() {
        return false;
    }
}
