package org.qoltanba.testkit.algorithm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** What Bouncy Castle's structures are signed and verified with, chosen by key: one door for GOST and everything else. */
public final class Operators {

    private Operators() {}

    /**
     * Signs.
     *
     * @param key the private key
     * @param signatureAlgorithm what the Java platform calls the algorithm; GOST keys know theirs
     * @return a signer for one signature
     * @throws OperatorCreationException if the key does not sign like that
     */
    public static ContentSigner signer(PrivateKey key, String signatureAlgorithm) throws OperatorCreationException {
        return key instanceof GostPrivateKey gost
                ? new GostContentSigner(gost)
                : new JcaContentSignerBuilder(signatureAlgorithm).build(key);
    }

    /**
     * Signs a digest that somebody else has computed.
     *
     * @param key the private key
     * @param digestAlgorithm object identifier of the digest
     * @param digest its value
     * @return the signature value as it stands in a CMS
     * @throws GeneralSecurityException if the key does not sign like that
     */
    public static byte[] signDigest(PrivateKey key, ASN1ObjectIdentifier digestAlgorithm, byte[] digest)
            throws GeneralSecurityException {
        if (key instanceof GostPrivateKey gost) {
            return GostArithmetic.signDigest(gost, digest);
        }
        if (key.getAlgorithm().equals("RSA")) {
            // RFC 8017 section 9.2: what is padded is a DigestInfo
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            try {
                return cipher.doFinal(new DigestInfo(new AlgorithmIdentifier(digestAlgorithm, DERNull.INSTANCE), digest)
                        .getEncoded(ASN1Encoding.DER));
            } catch (IOException impossible) {
                throw new IllegalStateException("A digest cannot be encoded.", impossible);
            }
        }
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(key);
        signature.update(digest);
        return signature.sign();
    }

    /**
     * Signs a CMS.
     *
     * @param signer from {@link #signer}
     * @param certificate names the signer
     * @param attributes what is signed besides content type and digest, or null
     * @return a generator for one SignerInfo
     * @throws OperatorCreationException if the signer cannot sign a CMS
     * @throws CertificateEncodingException never
     */
    public static SignerInfoGenerator signerInfo(
            ContentSigner signer, X509Certificate certificate, @Nullable CMSAttributeTableGenerator attributes)
            throws OperatorCreationException, CertificateEncodingException {
        SignerInfoGeneratorBuilder builder = signer instanceof GostContentSigner gost
                ? new SignerInfoGeneratorBuilder(digests(), algorithm -> algorithm)
                        .setContentDigest(gost.algorithm().digestAlgorithm())
                : new SignerInfoGeneratorBuilder(digests());
        if (attributes != null) {
            builder.setSignedAttributeGenerator(attributes);
        }
        return builder.build(signer, new JcaX509CertificateHolder(certificate));
    }

    /**
     * Verifies what an authority or delegate has signed.
     *
     * @param certificate the signer's
     * @return the verifiers
     * @throws OperatorCreationException if its key is of no known kind
     * @throws CertificateException if the certificate is malformed
     */
    public static ContentVerifierProvider verifiers(X509CertificateHolder certificate)
            throws OperatorCreationException, CertificateException {
        Optional<GostAlgorithm> gost = GostArithmetic.algorithm(certificate.getSubjectPublicKeyInfo());
        return gost.isPresent()
                ? new GostContentVerifiers(certificate, gost.get())
                : new JcaContentVerifierProviderBuilder().build(certificate);
    }

    /**
     * Verifies a signer of a CMS.
     *
     * @param certificate the signer's
     * @param otherwise how to verify what is not GOST
     * @return the verifier
     * @throws OperatorCreationException if its key is of no known kind
     * @throws CertificateException if the certificate is malformed
     */
    public static SignerInformationVerifier signerVerifier(
            X509CertificateHolder certificate, JcaSimpleSignerInfoVerifierBuilder otherwise)
            throws OperatorCreationException, CertificateException {
        Optional<GostAlgorithm> found = GostArithmetic.algorithm(certificate.getSubjectPublicKeyInfo());
        if (found.isEmpty()) {
            return otherwise.build(certificate);
        }
        GostAlgorithm gost = found.get();
        return new SignerInformationVerifier(
                (digest, signature) -> {
                    // The name is all that is handed on to the finder, so this is the place to hold one to the other
                    if (!digest.getAlgorithm().getId().equals(gost.digestOid())) {
                        throw new IllegalArgumentException("The digest is not the one of the key.");
                    }
                    return signature.getAlgorithm().getId();
                },
                name -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(name)),
                new GostContentVerifiers(certificate, gost),
                digests());
    }

    /**
     * Computes digests inside structures.
     *
     * @return the calculators, for GOST and whatever the Java platform has
     * @throws OperatorCreationException never
     */
    public static DigestCalculatorProvider digests() throws OperatorCreationException {
        DigestCalculatorProvider platform = new JcaDigestCalculatorProviderBuilder().build();
        return algorithm -> {
            Optional<GostAlgorithm> gost =
                    GostAlgorithm.ofDigest(algorithm.getAlgorithm().getId());
            return gost.isPresent() ? calculator(gost.get(), algorithm) : platform.get(algorithm);
        };
    }

    private static DigestCalculator calculator(GostAlgorithm gost, AlgorithmIdentifier algorithm) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return new DigestCalculator() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return algorithm;
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public byte[] getDigest() {
                return GostArithmetic.digest(gost, content.toByteArray());
            }
        };
    }

    /**
     * Computes a digest by itself.
     *
     * @param name an object identifier of a GOST digest, or what the Java platform calls another one
     * @return a new, empty computation
     * @throws NoSuchAlgorithmException if neither has it
     */
    public static MessageDigest messageDigest(String name) throws NoSuchAlgorithmException {
        Optional<GostAlgorithm> gost = GostAlgorithm.ofDigest(name);
        return gost.isPresent() ? new GostMessageDigest(gost.get().newDigest()) : MessageDigest.getInstance(name);
    }
}
