package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.xml.CanonicalXml;
import org.qoltanba.testkit.xml.SafeXml;
import org.qoltanba.testkit.xml.XmlAlgorithms;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads an XML signature as it is submitted: the element {@code ds:Signature} and nothing else, over one document, by a
 * certificate that it holds (contract section 6). The document is not at hand and nothing is ever fetched: the digest
 * stated is compared with that of the bytes sent later, so the transforms have been applied by the caller.
 */
final class XmlSignatureReader {

    private static final String NAMESPACE = XMLSignature.XMLNS;

    private XmlSignatureReader() {}

    /** Whether a text is XML, where nothing says which type a signature is of (contract section 7.32, inferred). */
    static boolean isXml(String signature) {
        return signature.stripLeading().startsWith("<");
    }

    /**
     * Reads a signature.
     *
     * @throws RefusedException if it cannot be taken
     */
    static SubmittedXml read(String signature) {
        return Untrusted.orRefuse(Refusal.MALFORMED_SIGNATURE, () -> parse(signature));
    }

    private static SubmittedXml parse(String text) throws IOException, SAXException, GeneralSecurityException {
        Element signature = SafeXml.parse(text).getDocumentElement();
        if (!is(signature, "Signature")) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
        Element signedInfo = only(signature, "SignedInfo");
        Element reference = only(signedInfo, "Reference");
        requireOwnDocument(reference);
        requireTransforms(reference);
        String signatureMethod = algorithm(only(signedInfo, "SignatureMethod"));
        String digestMethod = algorithm(only(reference, "DigestMethod"));
        return new SubmittedXml(
                Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
                CanonicalXml.of(signedInfo, algorithm(only(signedInfo, "CanonicalizationMethod"))),
                XmlAlgorithms.signature(signatureMethod).orElse(signatureMethod),
                XmlAlgorithms.digest(digestMethod).orElse(digestMethod),
                octets(only(reference, "DigestValue")),
                octets(only(signature, "SignatureValue")),
                certificate(signature));
    }

    /** The document the signature stands in, by whatever name within it; never another place. */
    private static void requireOwnDocument(Element reference) {
        String uri = reference.getAttribute("URI");
        if (!uri.isEmpty() && !uri.startsWith("#")) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
    }

    /** Transforms that choose among parts of the document, or compute something, would sign what nobody sees. */
    private static void requireTransforms(Element reference) {
        List<Element> all = children(reference, "Transforms");
        if (all.size() > 1) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
        for (Element transforms : all) {
            for (Element transform : children(transforms, "Transform")) {
                String method = algorithm(transform);
                if (!method.equals(Transform.ENVELOPED) && !CanonicalXml.isMethod(method)) {
                    throw Refusal.MALFORMED_SIGNATURE.exception();
                }
            }
        }
    }

    /** The first certificate is the signer's; those of authorities may follow. */
    private static X509CertificateHolder certificate(Element signature) throws IOException {
        List<Element> keyInfo = children(signature, "KeyInfo");
        for (Element keys : keyInfo.isEmpty() ? List.<Element>of() : children(keyInfo.get(0), "X509Data")) {
            for (Element certificate : children(keys, "X509Certificate")) {
                return new X509CertificateHolder(octets(certificate).toArray());
            }
        }
        throw Refusal.BAD_SIGNER_CERTIFICATE.exception();
    }

    private static String algorithm(Element method) {
        return method.getAttribute("Algorithm");
    }

    private static Bytes octets(Element element) {
        return Bytes.of(Base64.getDecoder().decode(element.getTextContent().replaceAll("\\s", "")));
    }

    private static Element only(Element parent, String name) {
        List<Element> found = children(parent, name);
        if (found.size() != 1) {
            throw Refusal.MALFORMED_SIGNATURE.exception();
        }
        return found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean is(Element element, String name) {
        return NAMESPACE.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
