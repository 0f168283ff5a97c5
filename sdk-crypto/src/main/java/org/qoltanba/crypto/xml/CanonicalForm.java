package org.qoltanba.crypto.xml;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.MalformedSignatureException;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The methods of canonical form: how XML becomes the one sequence of octets that is signed. */
enum CanonicalForm {
    /** Canonical XML 1.0, what everybody reads. */
    INCLUSIVE(CanonicalizationMethod.INCLUSIVE),
    INCLUSIVE_WITH_COMMENTS(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS),
    EXCLUSIVE(CanonicalizationMethod.EXCLUSIVE),
    EXCLUSIVE_WITH_COMMENTS(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS),
    VERSION_1_1("http://www.w3.org/2006/12/xml-c14n11"),
    VERSION_1_1_WITH_COMMENTS("http://www.w3.org/2006/12/xml-c14n11#WithComments");

    private final String uri;

    CanonicalForm(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    static @Nullable CanonicalForm ofUri(String uri) {
        return Arrays.stream(values())
                .filter(form -> form.uri.equals(uri))
                .findFirst()
                .orElse(null);
    }

    /** An element where it stands: with the namespaces around it. */
    Bytes ofElement(Node element) {
        return of(element, null, true);
    }

    /**
     * A whole document as a reference by an empty URI means it: without comments, whatever the method (XMLDSig section
     * 4.4.3.2).
     *
     * @param without an element that is left out, or null
     */
    Bytes ofDocument(Node document, @Nullable Node without) {
        return of(document, without, false);
    }

    private Bytes of(Node root, @Nullable Node without, boolean comments) {
        Set<Node> nodes = new LinkedHashSet<>();
        collect(root, without, comments, nodes);
        try {
            TransformService canonicalizer = TransformService.getInstance(uri, "DOM");
            canonicalizer.init((TransformParameterSpec) null);
            NodeSetData<Node> part = nodes::iterator;
            OctetStreamData octets = (OctetStreamData) canonicalizer.transform(part, null);
            return Bytes.of(octets.getOctetStream().readAllBytes());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("The Java platform has lost a method of canonical XML.", missing);
        } catch (TransformException | IOException refused) {
            throw new MalformedSignatureException(
                    "This XML has no canonical form, so nothing in it can be signed. It probably uses relative names of"
                            + " namespaces.",
                    refused);
        }
    }

    /** Nesting is bounded by the reader. */
    private static void collect(Node node, @Nullable Node without, boolean comments, Set<Node> all) {
        if (node == without || (!comments && node.getNodeType() == Node.COMMENT_NODE)) {
            return;
        }
        all.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            all.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, without, comments, all);
        }
    }
}
