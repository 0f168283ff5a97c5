package org.qoltanba.crypto.xml;

import java.io.StringReader;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.x509.ParsedCertificate;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * An XML signature (XMLDSig) that has been read: the element {@code ds:Signature} over one document, with the signer's
 * certificate inside. RSA, ECDSA and the GOST of Kazakhstan.
 *
 * <p>It tells who signed and whether this is their signature of a document. Whether the certificate can be trusted, and was
 * good at the time, it does not tell: SIGEX does when it registers the signature.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class XmlSignature {

    /** The longest signature that is read, in bytes: 4 MiB. */
    public static final int LONGEST = 4 << 20;

    private final Signature signature;
    private final Bytes signedInfo;
    private final String signatureAlgorithm;
    private final String digestAlgorithm;
    private final Bytes digest;
    private final Bytes value;
    private final ParsedCertificate certificate;

    private XmlSignature(Signature signature, Element element) {
        this.signature = signature;
        Element info = Elements.only(element, "SignedInfo");
        Element reference = Elements.only(info, "Reference");
        this.signedInfo = form(Elements.only(info, "CanonicalizationMethod")).ofElement(info);
        this.signatureAlgorithm = XmlAlgorithms.signature(Elements.algorithm(Elements.only(info, "SignatureMethod")));
        this.digestAlgorithm = XmlAlgorithms.digest(Elements.algorithm(Elements.only(reference, "DigestMethod")));
        this.digest = Elements.octets(Elements.only(reference, "DigestValue"));
        this.value = Elements.octets(Elements.only(element, "SignatureValue"));
        this.certificate = certificate(element);
    }

    /**
     * Reads a signature.
     *
     * @param signature an XML signature
     * @return the signature, read
     * @throws MalformedSignatureException if it is none, or has parts that are not read here
     */
    public static XmlSignature read(Signature signature) {
        Objects.requireNonNull(signature, "signature");
        if (!signature.isXml()) {
            throw new MalformedSignatureException(
                    "This is no XML signature but a CMS. Read it with a CadesVerifier instead.");
        }
        if (signature.encoded().size() > LONGEST) {
            throw new MalformedSignatureException("An XML signature of more than " + LONGEST
                    + " bytes is not read. Give the element ds:Signature alone, without the document.");
        }
        Element root = XmlReader.read(new InputSource(new StringReader(signature.toXml())))
                .getDocumentElement();
        if (!Elements.is(root, "Signature")) {
            throw new MalformedSignatureException(
                    "This is XML, but not the element ds:Signature alone. Take it out of a signed document with SignedXml.");
        }
        return new XmlSignature(signature, root);
    }

    static CanonicalForm form(Element method) {
        CanonicalForm form = CanonicalForm.ofUri(Elements.algorithm(method));
        if (form == null || method.getElementsByTagName("*").getLength() > 0) {
            throw new MalformedSignatureException("This XML signature uses a method of canonical form that is not read:"
                    + " expected Canonical XML 1.0 or 1.1, or Exclusive Canonical XML without parameters.");
        }
        return form;
    }

    /** The first certificate is the signer's; those of authorities may follow. */
    private static ParsedCertificate certificate(Element signature) {
        List<Element> keys = Elements.children(signature, "KeyInfo");
        Optional<Element> found = keys.stream()
                .flatMap(key -> Elements.children(key, "X509Data").stream())
                .flatMap(data -> Elements.children(data, "X509Certificate").stream())
                .findFirst();
        if (found.isEmpty()) {
            throw new MalformedSignatureException(
                    "This XML signature does not hold the signer's certificate. Have it made with the certificate inside.");
        }
        try {
            return ParsedCertificate.parse(Elements.octets(found.get()));
        } catch (MalformedAsn1Exception malformed) {
            throw new MalformedSignatureException(
                    "The certificate in this XML signature cannot be read. Have the signature made anew.", malformed);
        }
    }

    /**
     * The signature as it was given.
     *
     * @return the element
     */
    public Signature signature() {
        return signature;
    }

    /**
     * Whose key has signed, as the signature says itself.
     *
     * @return the certificate inside, not validated
     */
    public SignerCertificate certificate() {
        return certificate;
    }

    /**
     * Whether the key of the certificate has signed a document. Blocks while the document is read.
     *
     * @param document exactly the octets that were signed, that is after all transforms: {@link SignedXml#document}
     * @return false if it is a signature of something else, or none at all
     * @throws MalformedSignatureException if its algorithms are weak, contradict each other or are not supported, so that it
     *     cannot be told
     * @throws org.qoltanba.api.error.UnreadableDocumentException if the document cannot be read to its end
     */
    public boolean isOver(DocumentSource document) {
        Objects.requireNonNull(document, "document");
        SubjectPublicKeyInfo key = certificate.holder().getSubjectPublicKeyInfo();
        try {
            SignatureSuite suite = AlgorithmProfile.everything()
                    .suites()
                    .find(new SuiteId(key.getAlgorithm().getAlgorithm().getId(), signatureAlgorithm, digestAlgorithm));
            MessageDigest computation = suite.newDigest();
            DocumentReader.digest(document, List.of(computation));
            return MessageDigest.isEqual(computation.digest(), digest.toArray())
                    && suite.decode(key)
                            .verify(
                                    suite.signatureAlgorithm(),
                                    signedInfo.toArray(),
                                    SignatureValues.fromXml(value.toArray(), signatureAlgorithm));
        } catch (AlgorithmRefusedException refused) {
            throw new MalformedSignatureException(
                    "This XML signature cannot be checked. " + refused.getMessage(), refused);
        }
    }

    /** The size, not the content. */
    @Override
    public String toString() {
        return "XmlSignature[" + signature.encoded().size() + " bytes]";
    }
}
