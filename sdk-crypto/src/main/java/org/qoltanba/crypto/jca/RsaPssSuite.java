package org.qoltanba.crypto.jca;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;

/**
 * RSASSA-PSS (RFC 8017 section 8.1, RFC 4056). One digest for message and mask; the salt is as long as the digest when
 * written, and of any length from there up to 512 octets when read, as other software writes the longest possible.
 */
final class RsaPssSuite implements SignatureSuite {

    private static final String ALGORITHM = "RSASSA-PSS";
    private static final int LONGEST_SALT = 512;
    private static final int TRAILER = 1;

    private final Sha2 sha2;
    private final ASN1ObjectIdentifier keyOid;

    private RsaPssSuite(Sha2 sha2, ASN1ObjectIdentifier keyOid) {
        this.sha2 = sha2;
        this.keyOid = keyOid;
    }

    /** With an RSA key that may do other things as well. */
    static RsaPssSuite withRsaKey(Sha2 sha2) {
        return new RsaPssSuite(sha2, PKCSObjectIdentifiers.rsaEncryption);
    }

    /** With a key that is restricted to RSASSA-PSS. */
    static RsaPssSuite withPssKey(Sha2 sha2) {
        return new RsaPssSuite(sha2, PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    @Override
    public SuiteId id() {
        return new SuiteId(keyOid.getId(), PKCSObjectIdentifiers.id_RSASSA_PSS.getId(), sha2.oid());
    }

    @Override
    public String displayName() {
        return sha2.displayName() + " with RSASSA-PSS";
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
        AlgorithmIdentifier hash = sha2.identifier();
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        hash,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                        new ASN1Integer(sha2.octets()),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }

    @Override
    public boolean signsWith(SubjectPublicKeyInfo key, SigningPreference preference) {
        boolean restricted = keyOid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
        return (restricted || preference == SigningPreference.PSS)
                && key.getAlgorithm().getAlgorithm().equals(keyOid)
                && sha2 == keyDigest(key);
    }

    /** A restricted key may prescribe the digest in its parameters (RFC 4055 section 3.1). */
    private static @Nullable Sha2 keyDigest(SubjectPublicKeyInfo key) {
        ASN1Encodable parameters = key.getAlgorithm().getParameters();
        if (parameters == null || DERNull.INSTANCE.equals(parameters.toASN1Primitive())) {
            return Sha2.SHA_256;
        }
        String prescribed;
        try {
            prescribed = Asn1Reader.read("parameters of RSASSA-PSS", () -> RSASSAPSSparams.getInstance(parameters))
                    .getHashAlgorithm()
                    .getAlgorithm()
                    .getId();
        } catch (MalformedAsn1Exception malformed) {
            return null;
        }
        for (Sha2 candidate : Sha2.all()) {
            if (candidate.oid().equals(prescribed)) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public VerificationKey decode(SubjectPublicKeyInfo key) throws AlgorithmRefusedException {
        return new RsaVerificationKey(RsaKeys.decode(key, keyFactory()), this::verifier);
    }

    @Override
    public PrivateKey decode(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException {
        return PrivateKeys.decode(key, keyFactory());
    }

    private String keyFactory() {
        return keyOid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS) ? ALGORITHM : "RSA";
    }

    @Override
    public void requireParameters(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        saltLength(found);
    }

    private int saltLength(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        if (found.getParameters() == null) {
            throw contradiction("has no parameters");
        }
        try {
            RSASSAPSSparams parameters = Asn1Reader.read(
                    "parameters of RSASSA-PSS", () -> RSASSAPSSparams.getInstance(found.getParameters()));
            requireDigest(parameters.getHashAlgorithm(), "message");
            AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
            if (!mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
                throw contradiction("has a mask other than MGF1");
            }
            requireDigest(AlgorithmIdentifier.getInstance(mask.getParameters()), "mask");
            if (!parameters.getTrailerField().equals(BigInteger.ONE)) {
                throw contradiction("has an unknown trailer");
            }
            BigInteger salt = parameters.getSaltLength();
            if (salt.compareTo(BigInteger.valueOf(sha2.octets())) < 0
                    || salt.compareTo(BigInteger.valueOf(LONGEST_SALT)) > 0) {
                throw contradiction("has a salt shorter than its digest, or an absurdly long one");
            }
            return salt.intValueExact();
        } catch (MalformedAsn1Exception | IllegalArgumentException malformed) {
            throw contradiction("has malformed parameters");
        }
    }

    private void requireDigest(@Nullable AlgorithmIdentifier digest, String purpose) throws AlgorithmRefusedException {
        if (digest == null || !digest.getAlgorithm().getId().equals(sha2.oid())) {
            throw contradiction("uses another digest for the " + purpose + " than " + sha2.displayName());
        }
    }

    private static AlgorithmRefusedException contradiction(String what) {
        return new AlgorithmRefusedException(Reason.CONTRADICTION, "The RSASSA-PSS signature algorithm " + what + ".");
    }

    private AlgorithmParameterSpec specification(int saltLength) {
        return new PSSParameterSpec(
                sha2.displayName(), "MGF1", new MGF1ParameterSpec(sha2.displayName()), saltLength, TRAILER);
    }

    private JcaVerifier verifier(AlgorithmIdentifier found) throws AlgorithmRefusedException {
        return new JcaVerifier(ALGORITHM, specification(saltLength(found)));
    }

    @Override
    public SigningFunction signingWith(PrivateKey key) {
        return new JcaSigningFunction(key, ALGORITHM, specification(sha2.octets()));
    }
}
