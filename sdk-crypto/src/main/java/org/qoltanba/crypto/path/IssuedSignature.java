package org.qoltanba.crypto.path;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The signature of an authority on a certificate or CRL.
 *
 * <p>Immutable and safe to share between threads, if the arrays it was made with are left alone.
 */
public final class IssuedSignature {

    private final byte[] signed;
    private final AlgorithmIdentifier inner;
    private final AlgorithmIdentifier outer;
    private final byte[] value;

    /**
     * Takes the parts.
     *
     * @param signed the octets that are signed
     * @param inner the algorithm named inside them
     * @param outer the algorithm named beside the signature
     * @param value the signature
     */
    public IssuedSignature(byte[] signed, AlgorithmIdentifier inner, AlgorithmIdentifier outer, byte[] value) {
        this.signed = signed;
        this.inner = inner;
        this.outer = outer;
        this.value = value;
    }

    /**
     * Verifies the signature with the issuer's key.
     *
     * @param issuer the certificate that may be the issuer's
     * @param suites the algorithms at hand
     * @param keys decodes the issuer's key
     * @return true only if the issuer's key made the signature
     * @throws AlgorithmRefusedException if the algorithm or the key is unsupported, weak, or contradicts itself
     */
    public boolean isBy(ParsedCertificate issuer, SuiteRegistry suites, CertificateKeys keys)
            throws AlgorithmRefusedException {
        requireSame(inner, outer);
        SignatureSuite suite = suites.findForIssued(issuer.holder().getSubjectPublicKeyInfo(), outer);
        return keys.decode(issuer, suite).verify(outer, signed, value);
    }

    /**
     * Checks that the algorithm named in the signed octets is the one named beside the signature.
     *
     * @param inner the one inside
     * @param outer the one beside
     * @throws AlgorithmRefusedException if they differ
     */
    public static void requireSame(AlgorithmIdentifier inner, AlgorithmIdentifier outer)
            throws AlgorithmRefusedException {
        // Absent parameters and NULL are the same: authorities have been seen to write one inside and the other outside
        if (!inner.getAlgorithm().equals(outer.getAlgorithm())
                || !normalized(inner).equals(normalized(outer))) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The two signature algorithms of a certificate or CRL differ.");
        }
    }

    private static ASN1Encodable normalized(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null ? DERNull.INSTANCE : algorithm.getParameters();
    }
}
