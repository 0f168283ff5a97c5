package org.qoltanba.crypto.jca;

import java.security.MessageDigest;
import java.security.PrivateKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;

/** RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2), under either of the two identifiers CMS allows (RFC 5754 section 3.2). */
final class RsaPkcs1Suite implements SignatureSuite {

    private final Sha2 sha2;
    private final ASN1ObjectIdentifier signatureOid;
    private final String algorithm;

    private RsaPkcs1Suite(Sha2 sha2, ASN1ObjectIdentifier signatureOid) {
        this.sha2 = sha2;
        this.signatureOid = signatureOid;
        this.algorithm = sha2.compactName() + "withRSA";
    }

    /** The identifier names the digest: what we write. */
    static RsaPkcs1Suite naming(Sha2 sha2) {
        return new RsaPkcs1Suite(sha2, sha2.withRsa());
    }

    /** The identifier names the key only: what older software writes. */
    static RsaPkcs1Suite generic(Sha2 sha2) {
        return new RsaPkcs1Suite(sha2, PKCSObjectIdentifiers.rsaEncryption);
    }

    @Override
    public SuiteId id() {
        return new SuiteId(PKCSObjectIdentifiers.rsaEncryption.getId(), signatureOid.getId(), sha2.oid());
    }

    @Override
    public String displayName() {
        return sha2.displayName() + " with RSA";
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
        return new AlgorithmIdentifier(signatureOid, DERNull.INSTANCE);
    }

    @Override
    public boolean signsWith(SubjectPublicKeyInfo key, SigningPreference preference) {
        return preference == SigningPreference.CLASSIC
                && sha2 == Sha2.SHA_256
                && signatureOid.equals(sha2.withRsa())
                && key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    @Override
    public VerificationKey decode(SubjectPublicKeyInfo key) throws AlgorithmRefusedException {
        return new RsaVerificationKey(RsaKeys.decode(key, "RSA"), this::verifier);
    }

    @Override
    public PrivateKey decode(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException {
        return PrivateKeys.decode(key, "RSA");
    }

    @Override
    public void requireParameters(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        ASN1Encodable parameters = found.getParameters();
        if (parameters != null && !DERNull.INSTANCE.equals(parameters.toASN1Primitive())) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The RSA signature algorithm has parameters, but must have none.");
        }
    }

    private JcaVerifier verifier(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        requireParameters(found);
        return new JcaVerifier(algorithm, null);
    }

    @Override
    public SigningFunction signingWith(PrivateKey key) {
        return new JcaSigningFunction(key, algorithm, null);
    }
}
