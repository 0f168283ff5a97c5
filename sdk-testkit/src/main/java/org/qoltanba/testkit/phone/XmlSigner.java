package org.qoltanba.testkit.phone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.xml.CanonicalXml;
import org.qoltanba.testkit.xml.SafeXml;
import org.qoltanba.testkit.xml.XmlAlgorithms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Signs XML with an enveloped signature (XMLDSig), as NCALayer and the apps of eGov do: over the whole document without
 * the signature, in canonical form, the certificate inside. With every key that SIGEX takes.
 */
final class XmlSigner {

    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";

    /** What each signature algorithm digests documents with. */
    private static final Map<String, String> DIGESTS = Map.of(
            "1.2.840.113549.1.1.11", SHA_256,
            "1.2.840.10045.4.3.2", SHA_256,
            "1.2.840.10045.4.3.3", "2.16.840.1.101.3.4.2.2",
            "1.2.398.3.10.1.1.1.2", "1.2.398.3.10.1.3.1",
            "1.2.398.3.10.1.1.2.3.2", "1.2.398.3.10.1.3.3");

    private XmlSigner() {}

    /** The same document with the signature as the last child of its root. */
    static String sign(String xml, TestIdentity owner) {
        try {
            Document document = SafeXml.parse(xml);
            addSignature(document, owner);
            return write(document);
        } catch (SAXException | IOException malformed) {
            throw new IllegalStateException("The document to sign is no XML.", malformed);
        } catch (GeneralSecurityException
                | OperatorCreationException
                | TransformerException
                | IllegalArgumentException impossible) {
            throw new IllegalStateException("The key of " + owner + " cannot sign this XML.", impossible);
        }
    }

    private static void addSignature(Document document, TestIdentity owner)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        ContentSigner signer = Operators.signer(owner.privateKey(), EgovSigner.signatureAlgorithm(owner.algorithm()));
        String algorithm = signer.getAlgorithmIdentifier().getAlgorithm().getId();
        if (!DIGESTS.containsKey(algorithm)) {
            throw new GeneralSecurityException("SIGEX knows no XML signatures with this key.");
        }
        Bytes content = CanonicalXml.of(document, CanonicalXml.WITH_COMMENTS);
        Element signature = child(document.getDocumentElement(), "Signature");
        Element signedInfo = signedInfo(signature, algorithm, content);
        Element value = child(signature, "SignatureValue");
        Element keys = child(child(signature, "KeyInfo"), "X509Data");
        text(keys, "X509Certificate", base64(owner.x509().getEncoded()));

        byte[] signed = CanonicalXml.of(signedInfo, CanonicalXml.INCLUSIVE).toArray();
        try (OutputStream out = signer.getOutputStream()) {
            out.write(signed);
        }
        value.setTextContent(base64(plain(signer.getSignature(), owner)));
    }

    private static Element signedInfo(Element signature, String algorithm, Bytes content)
            throws GeneralSecurityException {
        String digest = Objects.requireNonNull(DIGESTS.get(algorithm));
        Element signedInfo = child(signature, "SignedInfo");
        method(signedInfo, "CanonicalizationMethod", CanonicalXml.INCLUSIVE);
        method(signedInfo, "SignatureMethod", XmlAlgorithms.signatureName(algorithm));
        Element reference = child(signedInfo, "Reference");
        reference.setAttribute("URI", "");
        Element transforms = child(reference, "Transforms");
        method(transforms, "Transform", Transform.ENVELOPED);
        method(transforms, "Transform", CanonicalXml.WITH_COMMENTS);
        method(reference, "DigestMethod", XmlAlgorithms.digestName(digest));
        MessageDigest computation = Operators.messageDigest(digest);
        text(reference, "DigestValue", base64(computation.digest(content.toArray())));
        return signedInfo;
    }

    /** XML has the two numbers of ECDSA one after the other (XMLDSig 1.1 section 6.4.3). */
    private static byte[] plain(byte[] value, TestIdentity owner) {
        if (!(owner.x509().getPublicKey() instanceof ECPublicKey key)) {
            return value;
        }
        int size = (key.getParams().getOrder().bitLength() + 7) / 8;
        ASN1Sequence numbers = ASN1Sequence.getInstance(value);
        return Arrays.concatenate(number(numbers, 0, size), number(numbers, 1, size));
    }

    private static byte[] number(ASN1Sequence numbers, int index, int size) {
        return BigIntegers.asUnsignedByteArray(
                size, ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue());
    }

    private static void method(Element parent, String name, String algorithm) {
        child(parent, name).setAttribute("Algorithm", algorithm);
    }

    private static void text(Element parent, String name, String text) {
        child(parent, name).setTextContent(text);
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(XMLSignature.XMLNS, "ds:" + name);
        if (name.equals("Signature")) {
            child.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", XMLSignature.XMLNS);
        }
        parent.appendChild(child);
        return child;
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static String write(Node document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
