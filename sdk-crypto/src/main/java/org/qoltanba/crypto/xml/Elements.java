package org.qoltanba.crypto.xml;

import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignature;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.MalformedSignatureException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds its way among the elements of an XML signature. */
final class Elements {

    private Elements() {}

    static boolean is(Node node, String name) {
        return node instanceof Element
                && XMLSignature.XMLNS.equals(node.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, name)) {
                found.add((Element) child);
            }
        }
        return found;
    }

    static Element only(Element parent, String name) {
        List<Element> found = children(parent, name);
        if (found.size() != 1) {
            throw new MalformedSignatureException("An XML signature has one " + name + " where this one has "
                    + found.size() + ". Signatures of several documents, and XAdES, are not taken here.");
        }
        return found.get(0);
    }

    static String algorithm(Element method) {
        return method.getAttribute("Algorithm");
    }

    static Bytes octets(Element element) {
        try {
            return Bytes.fromBase64(element.getTextContent().replaceAll("\\s", ""));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedSignatureException(
                    "The element " + element.getLocalName() + " of this XML signature is no Base64.", malformed);
        }
    }
}
