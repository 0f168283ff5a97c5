package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.api.document.Bytes;

/** A signature that has been read but not checked. Safe to share between threads. */
interface SubmittedSignature {

    /**
     * Reads a signature as it is submitted.
     *
     * @throws RefusedException if it cannot be taken
     */
    static SubmittedSignature read(SignatureType type, String signature) {
        return switch (type) {
            case CMS -> CmsReader.read(signature);
            case XML -> XmlSignatureReader.read(signature);
        };
    }

    /** What it is. */
    SignatureType type();

    /** The signature without content, as it came if it came without. */
    Bytes encoded();

    /** The content that was inside, if any. */
    Optional<Bytes> content();

    /** Whose key has signed, as the signature says itself. */
    X509CertificateHolder certificate();

    /** An object identifier; if there is none, what the signature calls it. */
    String digestAlgorithm();

    /** An object identifier; if there is none, what the signature calls it. */
    String signatureAlgorithm();

    /** What sets a signature apart from every other one: its value. */
    Bytes value();

    /** The digest of the document that the signer has signed, if it is stated. */
    Optional<Bytes> messageDigest();

    /**
     * The time stamp that came along.
     *
     * @throws RefusedException if there is more than one
     */
    Optional<ASN1Encodable> timeStamp();

    /**
     * The OCSP response that came along.
     *
     * @throws RefusedException if there is more than one, or something else in its place
     */
    Optional<ASN1Encodable> ocspResponse();

    /** Whether the key of the certificate has signed a document with this digest. */
    boolean isOver(Bytes documentDigest);

    /** Whether this is the same signature, whatever evidence came along with either. */
    boolean isSameAs(SubmittedSignature other);
}
