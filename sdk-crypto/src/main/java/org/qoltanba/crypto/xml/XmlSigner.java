package org.qoltanba.crypto.xml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.crypto.dsig.XMLSignature;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.x509.GivenCertificates;
import org.qoltanba.crypto.x509.ParsedCertificate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Makes XML signatures (XMLDSig) with a local key: RSA, ECDSA, or the GOST of Kazakhstan, the certificate inside. As a
 * {@link DocumentSigner} it signs the octets of any document as they are, which is how SIGEX takes XML signatures; {@link
 * #signEnveloped} puts the signature into an XML document, as NCALayer does.
 *
 * <p>Immutable and safe to share between threads. Signing blocks while the document is read.
 *
 * @since 0.1.0
 */
public final class XmlSigner implements DocumentSigner {

    private final PrivateKey key;
    private final ParsedCertificate certificate;
    private final SignatureSuite suite;
    private final SignatureForm form;
    private final SdkClock clock;

    private XmlSigner(PrivateKey key, ParsedCertificate certificate, SignatureSuite suite, SdkClock clock) {
        this.key = key;
        this.certificate = certificate;
        this.suite = suite;
        this.clock = clock;
        this.form = SignatureForm.of(suite.id(), certificate);
    }

    /**
     * A signer with a key. {@code SigningKey.xmlSigner()} makes one, and has checked that the two belong together.
     *
     * @param key the private key, of any installed security provider
     * @param certificate the certificate of the key
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the key is too weak or of a kind that XML signatures have no name for
     */
    public static XmlSigner of(PrivateKey key, SignerCertificate certificate) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(certificate, "certificate");
        ParsedCertificate parsed =
                GivenCertificates.parse(List.of(certificate), "the signer").get(0);
        SubjectPublicKeyInfo publicKey = parsed.holder().getSubjectPublicKeyInfo();
        try {
            SignatureSuite suite = AlgorithmProfile.of(AlgorithmPolicy.year2026())
                    .suites()
                    .findForSigning(publicKey, SigningPreference.CLASSIC);
            suite.decode(publicKey).weakness().ifPresent(weakness -> {
                throw new KeyAccessException("This key is too weak to sign with: " + weakness + ". Use another key.");
            });
            return new XmlSigner(key, parsed, suite, SdkClock.system());
        } catch (AlgorithmRefusedException refused) {
            throw new KeyAccessException("This key cannot be used. " + refused.getMessage(), refused);
        }
    }

    /**
     * A copy that looks at another clock to see whether the certificate is valid.
     *
     * @param other the clock
     * @return the copy
     */
    public XmlSigner clock(SdkClock other) {
        return new XmlSigner(key, certificate, suite, Objects.requireNonNull(other, "other"));
    }

    @Override
    public SignerCertificate certificate() {
        return certificate;
    }

    /**
     * Signs the octets of a document as they are: a signature without transforms and without an address, for a service
     * that knows which document is meant.
     *
     * @param document what to sign; XML or anything else
     * @return an XML signature
     * @throws SigningFailedException if the key refuses, or the certificate is not valid now
     * @throws org.qoltanba.api.error.UnreadableDocumentException if the document cannot be read to its end
     */
    public Signature sign(DocumentSource document) {
        Objects.requireNonNull(document, "document");
        requireValid();
        MessageDigest digest = suite.newDigest();
        DocumentReader.digest(document, List.of(digest));
        String element = form.overOctets(Bytes.of(digest.digest()));
        return Signature.xml(signed(element));
    }

    /**
     * Puts a signature into an XML document: as the last child of its root, over all the rest in canonical form.
     *
     * @param xml the document; without document type, at most {@link SignedXml#LONGEST} characters
     * @return the document with its signature, for {@link SignedXml#read(String)}
     * @throws org.qoltanba.api.error.MalformedSignatureException if it is no XML that can be read
     * @throws SigningFailedException if the key refuses, or the certificate is not valid now
     */
    public String signEnveloped(String xml) {
        Objects.requireNonNull(xml, "xml");
        SignedXml.requireSize(xml.length());
        requireValid();
        Document document = XmlReader.read(new InputSource(new StringReader(xml)));
        Bytes content = CanonicalForm.INCLUSIVE.ofDocument(document, null);
        Bytes digest = Bytes.of(suite.newDigest().digest(content.toArray()));
        String text = new String(content.toArray(), StandardCharsets.UTF_8);
        int end = endOfRoot(document, text);
        return signed(text.substring(0, end) + form.enveloped(digest) + text.substring(end));
    }

    /** In canonical form the root has an end tag, and comments are gone: it is the last thing in the text. */
    private static int endOfRoot(Document document, String canonical) {
        Element root = document.getDocumentElement();
        for (Node after = root.getNextSibling(); after != null; after = after.getNextSibling()) {
            if (after.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                throw new MalformedSignatureException(
                        "This XML goes on behind its root element, with a processing instruction. Remove that, then sign.");
            }
        }
        return canonical.lastIndexOf("</" + root.getTagName() + ">");
    }

    /** Signs what stands in the last signature of a document, where it stands, and puts the value into its place. */
    private String signed(String unsigned) {
        Document document = XmlReader.read(new InputSource(new StringReader(unsigned)));
        NodeList all = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        Element signature = (Element) all.item(all.getLength() - 1);
        Bytes signedInfo = CanonicalForm.INCLUSIVE.ofElement(Elements.only(signature, "SignedInfo"));
        String value = Bytes.of(value(signedInfo.toArray())).toBase64();
        int place = unsigned.lastIndexOf(SignatureForm.VALUE);
        return unsigned.substring(0, place) + value + unsigned.substring(place + SignatureForm.VALUE.length());
    }

    private byte[] value(byte[] signedInfo) {
        SubjectPublicKeyInfo publicKey = certificate.holder().getSubjectPublicKeyInfo();
        try {
            byte[] value = suite.signingWith(key).sign(signedInfo);
            if (!suite.decode(publicKey).verify(suite.signatureAlgorithm(), signedInfo, value)) {
                throw new SigningFailedException("The signature did not pass its own verification (SIGNATURE_VALUE) and"
                        + " was thrown away. Check that key and certificate belong together.");
            }
            return SignatureValues.toXml(value, suite.id().signature(), publicKey);
        } catch (GeneralSecurityException | ProviderException | AlgorithmRefusedException refused) {
            throw new SigningFailedException(
                    "The key refused to sign. Check that it may be used for signing and, if it is on a token, that the"
                            + " token is there.",
                    refused);
        }
    }

    private void requireValid() {
        Instant now = clock.now();
        if (now.isBefore(certificate.notBefore()) || now.isAfter(certificate.notAfter())) {
            throw new SigningFailedException(
                    "The signer's certificate is valid from " + certificate.notBefore() + " to "
                            + certificate.notAfter() + ", the time is " + now
                            + ". Use a certificate that is valid now, or check the clock.");
        }
    }

    @Override
    public CompletionStage<PendingOperation<Signature>> beginSigning(
            DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(options, "options");
        if (!options.equals(SignatureOptions.detached())) {
            return CompletableFuture.failedFuture(new SigningFailedException(
                    "XML signatures stand beside the document and have no CAdES level. Ask for SignatureOptions.detached(),"
                            + " or use a CadesSigner."));
        }
        try {
            return CompletableFuture.completedFuture(PendingOperation.completed("local", sign(document)));
        } catch (SdkException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public String toString() {
        return "XmlSigner[" + certificate + "]";
    }
}
