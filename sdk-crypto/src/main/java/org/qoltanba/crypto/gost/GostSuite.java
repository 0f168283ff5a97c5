package org.qoltanba.crypto.gost;

import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;

/** One GOST standard under one of the two names that its signatures are found with. */
final class GostSuite implements SignatureSuite {

    private final GostScheme scheme;
    private final ASN1ObjectIdentifier signatureOid;
    private final boolean written;
    private final GostKeys keys;
    private final AlgorithmIdentifier digestAlgorithm;
    private final AlgorithmIdentifier signatureAlgorithm;

    private GostSuite(GostScheme scheme, ASN1ObjectIdentifier signatureOid, boolean written) {
        this.scheme = scheme;
        this.signatureOid = signatureOid;
        this.written = written && scheme.signs();
        this.keys = new GostKeys(scheme);
        // With NULL, as the software of both countries writes them
        this.digestAlgorithm =
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(scheme.digest().oid()), DERNull.INSTANCE);
        this.signatureAlgorithm = new AlgorithmIdentifier(signatureOid, DERNull.INSTANCE);
    }

    /** Found under the name of key and digest together, which certificates have; Kazakh signatures are written with it. */
    static GostSuite naming(GostScheme scheme) {
        return new GostSuite(scheme, scheme.signatureOid(), !scheme.isRussian());
    }

    /** Found under the name of the key alone; Russian signatures are written with it. */
    static GostSuite generic(GostScheme scheme) {
        return new GostSuite(scheme, scheme.keyOid(), scheme.isRussian());
    }

    GostScheme scheme() {
        return scheme;
    }

    @Override
    public SuiteId id() {
        return new SuiteId(
                scheme.keyOid().getId(), signatureOid.getId(), scheme.digest().oid());
    }

    @Override
    public String displayName() {
        return scheme.displayName();
    }

    @Override
    public MessageDigest newDigest() {
        return scheme.digest().newDigest();
    }

    @Override
    public AlgorithmIdentifier digestAlgorithm() {
        return digestAlgorithm;
    }

    @Override
    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    @Override
    public boolean signsWith(SubjectPublicKeyInfo key, SigningPreference preference) {
        return written && key.getAlgorithm().getAlgorithm().equals(scheme.keyOid());
    }

    @Override
    public VerificationKey decode(SubjectPublicKeyInfo key) throws AlgorithmRefusedException {
        return new GostVerificationKey(keys.publicKey(key), this);
    }

    @Override
    public PrivateKey decode(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException {
        return keys.privateKey(key, publicKey);
    }

    @Override
    public void requireParameters(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        if (found.getParameters() != null && !DERNull.INSTANCE.equals(found.getParameters())) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The GOST signature algorithm has parameters, but must have none.");
        }
    }

    @Override
    public SigningFunction signingWith(PrivateKey key) {
        return number(key)
                .<SigningFunction>map(number -> new GostSigningFunction(number, this, new SecureRandom()))
                .orElseGet(() -> new ForeignGostSigningFunction(key, scheme));
    }

    private Optional<ECPrivateKeyParameters> number(PrivateKey key) {
        if (key instanceof GostPrivateKey own) {
            return Optional.of(own.number());
        }
        if (key instanceof ECPrivateKey numbers && numbers.getParams() != null) {
            return GostCurve.withOrder(numbers.getParams().getOrder())
                    .filter(scheme.parameterSets()::containsValue)
                    .map(curve -> new ECPrivateKeyParameters(numbers.getS(), curve.parameters()));
        }
        return Optional.empty();
    }

    @Override
    public boolean isPrescribedByKey() {
        return true;
    }
}
