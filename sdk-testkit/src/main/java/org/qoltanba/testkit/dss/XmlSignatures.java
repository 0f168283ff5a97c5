package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Signs XML (XMLDSig), as far as the Java platform has the algorithms: not with GOST. */
final class XmlSignatures {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String OBJECT_ID = "document";

    private XmlSignatures() {}

    /** Whether the content is XML, and the key one that can sign it. */
    static boolean canSign(Bytes content, TestIdentity identity) {
        return algorithm(identity.algorithm()).isPresent() && parse(content).isPresent();
    }

    /** The same document with the signature as the last child of its root. */
    static Bytes enveloped(Bytes content, TestIdentity identity) {
        Document document = parse(content).orElseThrow(Refusals::invalidContent);
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference whole = reference(
                    factory,
                    "",
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.INCLUSIVE, (TransformParameterSpec) null)));
            sign(factory, whole, List.of(), identity, document.getDocumentElement());
            return write(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException impossible) {
            throw cannotSign(impossible);
        }
    }

    /** A signature with the document inside. */
    static Bytes enveloping(Bytes content, TestIdentity identity) {
        Document inner = parse(content).orElseThrow(Refusals::invalidContent);
        try {
            Document outer = newDocument();
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Node root = outer.importNode(inner.getDocumentElement(), true);
            XMLObject object = factory.newXMLObject(List.of(new DOMStructure(root)), OBJECT_ID, null, null);
            Reference whole = reference(
                    factory,
                    "#" + OBJECT_ID,
                    List.of(factory.newTransform(CanonicalizationMethod.INCLUSIVE, (TransformParameterSpec) null)));
            sign(factory, whole, List.of(object), identity, outer);
            return write(outer);
        } catch (GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | ParserConfigurationException impossible) {
            throw cannotSign(impossible);
        }
    }

    /** Whether the content is XML with one template of a signature, and the key one that can sign it. */
    static boolean canFillIn(Bytes content, TestIdentity identity) {
        return algorithm(identity.algorithm()).isPresent()
                && parse(content).flatMap(XmlSignatures::template).isPresent();
    }

    /**
     * The same document with its template filled in: what the template refers to, and how, is signed; values, algorithm and
     * certificate are the key's.
     */
    static Bytes filledIn(Bytes content, TestIdentity identity) {
        Document document = parse(content).orElseThrow(Refusals::invalidContent);
        Template template = template(document).orElseThrow(Refusals::invalidContent);
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            SignedInfo wanted = template.signature().getSignedInfo();
            List<Reference> references = new ArrayList<>();
            for (Reference each : wanted.getReferences()) {
                references.add(factory.newReference(
                        each.getURI(), each.getDigestMethod(), each.getTransforms(), each.getType(), each.getId()));
            }
            SignedInfo signedInfo = factory.newSignedInfo(
                    wanted.getCanonicalizationMethod(),
                    factory.newSignatureMethod(algorithm(identity.algorithm()).orElseThrow(), null),
                    references);
            Node parent = template.element().getParentNode();
            Node next = template.element().getNextSibling();
            parent.removeChild(template.element());
            DOMSignContext context = next == null
                    ? new DOMSignContext(identity.privateKey(), parent)
                    : new DOMSignContext(identity.privateKey(), parent, next);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(
                            signedInfo,
                            keyInfo(factory, identity),
                            List.of(),
                            template.signature().getId(),
                            null)
                    .sign(context);
            return write(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException unusable) {
            throw Refusals.invalidContent();
        }
    }

    /** A signature without values. */
    private record Template(Element element, XMLSignature signature) {}

    private static Optional<Template> template(Document document) {
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (found.getLength() != 1 || found.item(0) == document.getDocumentElement()) {
            return Optional.empty();
        }
        Element element = (Element) found.item(0);
        try {
            return Optional.of(new Template(
                    element, XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(new DOMStructure(element))));
        } catch (MarshalException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Reference reference(XMLSignatureFactory factory, String what, List<Transform> transforms)
            throws GeneralSecurityException {
        return factory.newReference(what, factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
    }

    private static void sign(
            XMLSignatureFactory factory, Reference whole, List<XMLObject> objects, TestIdentity identity, Node place)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        SignedInfo signedInfo = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(algorithm(identity.algorithm()).orElseThrow(), null),
                List.of(whole));
        DOMSignContext context = new DOMSignContext(identity.privateKey(), place);
        context.setDefaultNamespacePrefix("ds");
        factory.newXMLSignature(signedInfo, keyInfo(factory, identity), objects, null, null)
                .sign(context);
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, TestIdentity identity) {
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        return keys.newKeyInfo(List.of(keys.newX509Data(List.of(identity.x509()))));
    }

    private static Optional<String> algorithm(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_2048 -> Optional.of(MORE + "rsa-sha256");
            case EC_P256 -> Optional.of(MORE + "ecdsa-sha256");
            case EC_P384 -> Optional.of(MORE + "ecdsa-sha384");
            default -> Optional.empty();
        };
    }

    private static Optional<Document> parse(Bytes content) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            // One that keeps quiet: what is no XML is an answer here, not a message on the console
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(new ByteArrayInputStream(content.toArray())));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            return Optional.empty();
        }
    }

    private static Document newDocument() throws ParserConfigurationException {
        return factory().newDocumentBuilder().newDocument();
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    private static Bytes write(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return Bytes.of(out.toByteArray());
        } catch (TransformerException impossible) {
            throw cannotSign(impossible);
        }
    }

    private static IllegalStateException cannotSign(Exception cause) {
        return new IllegalStateException("The fake DSS cannot sign this XML.", cause);
    }
}
