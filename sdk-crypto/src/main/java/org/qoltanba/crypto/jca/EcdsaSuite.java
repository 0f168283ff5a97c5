package org.qoltanba.crypto.jca;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;

/** ECDSA (FIPS 186-5, RFC 5753) on the named curves P-256, P-384 and P-521. */
final class EcdsaSuite implements SignatureSuite {

    private final Sha2 sha2;

    EcdsaSuite(Sha2 sha2) {
        this.sha2 = sha2;
    }

    @Override
    public SuiteId id() {
        return new SuiteId(
                X9ObjectIdentifiers.id_ecPublicKey.getId(), sha2.withEcdsa().getId(), sha2.oid());
    }

    @Override
    public String displayName() {
        return sha2.displayName() + " with ECDSA";
    }

    @Override
    public MessageDigest newDigest() {
        return sha2.newDigest();
    }

    @Override
    public AlgorithmIdentifier digestAlgorithm() {
        return sha2.identifier();
    }

    @Override
    public AlgorithmIdentifier signatureAlgorithm() {
        return new AlgorithmIdentifier(sha2.withEcdsa());
    }

    @Override
    public boolean signsWith(SubjectPublicKeyInfo key, SigningPreference preference) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && NistCurve.of(key.getAlgorithm())
                        .filter(curve -> curve.digest() == sha2)
                        .isPresent();
    }

    @Override
    public VerificationKey decode(SubjectPublicKeyInfo key) throws AlgorithmRefusedException {
        ECDomainParameters curve = curve(key.getAlgorithm());
        try {
            // The constructor refuses infinity; decoding refuses points beside the curve
            ECPoint point = curve.getCurve().decodePoint(key.getPublicKeyData().getOctets());
            return new EcdsaVerificationKey(new ECPublicKeyParameters(point, curve), this);
        } catch (RuntimeException malformed) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The public key is not a point of its elliptic curve.", malformed);
        }
    }

    private static ECDomainParameters curve(AlgorithmIdentifier keyAlgorithm) throws AlgorithmRefusedException {
        return NistCurve.of(keyAlgorithm)
                .orElseThrow(() -> new AlgorithmRefusedException(
                        Reason.UNSUPPORTED,
                        "The elliptic curve of the key is not supported; P-256, P-384 and P-521 are, by name."))
                .parameters();
    }

    /**
     * Decodes the number alone. Keys in the form of SEC 1 may name their curve inside, outside or not at all, which the JDK
     * does not take; the public key names it anyway.
     */
    @Override
    public PrivateKey decode(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException {
        ECDomainParameters curve = curve(publicKey.getAlgorithm());
        PrivateKeyInfo plain;
        try {
            plain = Asn1Reader.read("a private key (SEC 1)", () -> {
                BigInteger number =
                        ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
                return new PrivateKeyInfo(
                        publicKey.getAlgorithm(), new ECPrivateKey(curve.getN().bitLength(), number));
            });
        } catch (MalformedAsn1Exception malformed) {
            // The cause is left out: what it says about a private key is nobody's business
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The private key is malformed, or not an EC key.");
        }
        try {
            return PrivateKeys.decode(plain, "EC");
        } finally {
            Arrays.fill(plain.getPrivateKey().getOctets(), (byte) 0);
        }
    }

    @Override
    public void requireParameters(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        if (found.getParameters() != null) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The ECDSA signature algorithm has parameters, but must have none.");
        }
    }

    @Override
    public SigningFunction signingWith(PrivateKey key) {
        if (key instanceof java.security.interfaces.ECPrivateKey numbers) {
            Optional<NistCurve> curve = NistCurve.withOrder(numbers.getParams().getOrder());
            if (curve.isPresent()) {
                return new EcdsaSigningFunction(
                        new ECPrivateKeyParameters(numbers.getS(), curve.get().parameters()), this);
            }
        }
        return new JcaSigningFunction(key, sha2.compactName() + "withECDSA", null);
    }
}
