package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;

/**
 * An XML signature.
 *
 * @param encoded the element as it came, in UTF-8
 * @param signedInfo what the key has signed, in canonical form
 * @param signatureAlgorithm by object identifier
 * @param digestAlgorithm by object identifier
 * @param digest the digest of the document
 * @param value the signature value
 * @param certificate the signer's
 */
record SubmittedXml(
        Bytes encoded,
        Bytes signedInfo,
        String signatureAlgorithm,
        String digestAlgorithm,
        Bytes digest,
        Bytes value,
        X509CertificateHolder certificate)
        implements SubmittedSignature {

    @Override
    public SignatureType type() {
        return SignatureType.XML;
    }

    @Override
    public Optional<Bytes> content() {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> messageDigest() {
        return Optional.of(digest);
    }

    /** The contract knows no place for one: the service obtains it. */
    @Override
    public Optional<ASN1Encodable> timeStamp() {
        return Optional.empty();
    }

    /** The contract knows no place for one: the service obtains it. */
    @Override
    public Optional<ASN1Encodable> ocspResponse() {
        return Optional.empty();
    }

    @Override
    public boolean isOver(Bytes documentDigest) {
        return documentDigest.equals(digest) && Untrusted.orRefuse(Refusal.INVALID_SIGNATURE, this::isSigned);
    }

    @Override
    public boolean isSameAs(SubmittedSignature other) {
        return other instanceof SubmittedXml that && signedInfo.equals(that.signedInfo) && value.equals(that.value);
    }

    private boolean isSigned() throws OperatorCreationException, CertificateException, IOException {
        ContentVerifier verifier = Operators.verifiers(certificate)
                .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(signatureAlgorithm)));
        try (OutputStream signed = verifier.getOutputStream()) {
            signedInfo.writeTo(signed);
        }
        return verifier.verify(isEcdsa() ? inDer() : value.toArray());
    }

    private boolean isEcdsa() {
        return new ASN1ObjectIdentifier(signatureAlgorithm).on(X9ObjectIdentifiers.id_ecSigType);
    }

    /** XML has the two numbers one after the other (XMLDSig 1.1 section 6.4.3), everybody else in a sequence. */
    private byte[] inDer() throws IOException {
        byte[] numbers = value.toArray();
        int half = numberSize();
        if (numbers.length != 2 * half) {
            throw Refusal.INVALID_SIGNATURE.exception();
        }
        return new DERSequence(new ASN1Encodable[] {
                    new ASN1Integer(new BigInteger(1, Arrays.copyOf(numbers, half))),
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(numbers, half, numbers.length)))
                })
                .getEncoded();
    }

    private int numberSize() {
        ECPublicKey key = (ECPublicKey) CertificateChecks.x509(certificate).getPublicKey();
        return (key.getParams().getOrder().bitLength() + 7) / 8;
    }
}
