package org.qoltanba.crypto.xml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.signature.Signature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * An XML document with its signature inside, as NCALayer and the applications of eGov hand it out: one enveloped signature
 * of the whole document. SIGEX takes the two apart, so this takes them apart: the signature, and the octets it is over.
 *
 * <pre>{@code
 * SignedXml signed = SignedXml.read(fromNcaLayer);
 * sigex.register(signed.document("application.xml")).signedBy(signed.signature()).submit();
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignedXml {

    /** The longest document that is read, in characters or bytes: 16 Mi. */
    public static final int LONGEST = 16 << 20;

    private final CanonicalForm form;
    private final Bytes content;
    private final Signature signature;

    private SignedXml(CanonicalForm form, Bytes content, Signature signature) {
        this.form = form;
        this.content = content;
        this.signature = signature;
    }

    /**
     * Reads a signed document.
     *
     * @param xml the document
     * @return its two parts; not verified, see {@link #isIntact()}
     * @throws MalformedSignatureException if it is no XML or holds something else than one enveloped signature
     */
    public static SignedXml read(String xml) {
        Objects.requireNonNull(xml, "xml");
        requireSize(xml.length());
        return of(XmlReader.read(new InputSource(new StringReader(xml))));
    }

    /**
     * Reads a signed document.
     *
     * @param xml the content of a file, in the encoding it names itself, or UTF-8
     * @return its two parts; not verified, see {@link #isIntact()}
     * @throws MalformedSignatureException if it is no XML or holds something else than one enveloped signature
     */
    public static SignedXml read(Bytes xml) {
        Objects.requireNonNull(xml, "xml");
        requireSize(xml.size());
        return of(XmlReader.read(new InputSource(xml.asInputStream())));
    }

    static void requireSize(int size) {
        if (size > LONGEST) {
            throw new MalformedSignatureException("A signed XML document of more than " + LONGEST
                    + " characters is not read. Sign large documents as CMS.");
        }
    }

    private static SignedXml of(Document document) {
        NodeList all = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (all.getLength() != 1) {
            throw new MalformedSignatureException("This XML holds " + all.getLength()
                    + " signatures where one was expected. Give the document as one person signed it.");
        }
        Element signature = (Element) all.item(0);
        Element info = Elements.only(signature, "SignedInfo");
        CanonicalForm form = form(Elements.only(info, "Reference"));
        Bytes content = form.ofDocument(document, signature);
        // In canonical form the element takes the namespaces around it along, and so stays what was signed
        Bytes element = CanonicalForm.INCLUSIVE.ofElement(signature);
        return new SignedXml(form, content, Signature.xml(new String(element.toArray(), StandardCharsets.UTF_8)));
    }

    /** How the document becomes octets; refuses references to anything but the whole document without the signature. */
    private static CanonicalForm form(Element reference) {
        List<Element> lists = Elements.children(reference, "Transforms");
        List<Element> transforms = lists.size() == 1 ? Elements.children(lists.get(0), "Transform") : List.of();
        boolean isEnveloped = reference.hasAttribute("URI")
                && reference.getAttribute("URI").isEmpty()
                && !transforms.isEmpty()
                && transforms.size() <= 2
                && Elements.algorithm(transforms.get(0)).equals(Transform.ENVELOPED);
        if (!isEnveloped) {
            throw new MalformedSignatureException("This is no enveloped signature of a whole document: expected a"
                    + " Reference with URI=\"\" and the transforms enveloped-signature and Canonical XML.");
        }
        return transforms.size() == 1 ? CanonicalForm.INCLUSIVE : XmlSignature.form(transforms.get(1));
    }

    /**
     * The signature alone, as SIGEX takes it.
     *
     * @return the element {@code ds:Signature}
     */
    public Signature signature() {
        return signature;
    }

    /**
     * What was signed, to be registered and verified with the signature: the document without the signature, in canonical
     * form.
     *
     * @param name a name for the document
     * @return exactly the octets that were digested
     */
    public DocumentSource document(String name) {
        return DocumentSource.of(name, content);
    }

    /**
     * Whether the key of the certificate inside has signed this very document. Whether the certificate can be trusted is
     * not asked.
     *
     * @return false if document or signature were changed
     * @throws MalformedSignatureException if the signature does not hold its certificate, or its algorithms are not
     *     supported, so that it cannot be told
     */
    public boolean isIntact() {
        return XmlSignature.read(signature).isOver(document("document.xml"));
    }

    /**
     * Whether what was signed is a given document, which need not be in canonical form.
     *
     * @param xml a document without signature
     * @return true if both have the same canonical form
     * @throws MalformedSignatureException if it is no XML
     */
    public boolean isOf(String xml) {
        Objects.requireNonNull(xml, "xml");
        requireSize(xml.length());
        Document other = XmlReader.read(new InputSource(new StringReader(xml)));
        return form.ofDocument(other, null).equals(content);
    }

    /** The sizes, not the content. */
    @Override
    public String toString() {
        return "SignedXml[" + content.size() + " bytes, " + signature + "]";
    }
}
