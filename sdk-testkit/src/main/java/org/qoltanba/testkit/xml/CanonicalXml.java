package org.qoltanba.testkit.xml;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.qoltanba.api.document.Bytes;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The canonical form of XML: the one sequence of bytes that is signed. */
public final class CanonicalXml {

    /** Canonical XML 1.0 without comments, which signatures use unless they say otherwise. */
    public static final String INCLUSIVE = CanonicalizationMethod.INCLUSIVE;

    /** The same with comments, which NCALayer writes in references; documents without a name lose theirs all the same. */
    public static final String WITH_COMMENTS = CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS;

    private static final Set<String> METHODS = Set.of(
            INCLUSIVE,
            WITH_COMMENTS,
            CanonicalizationMethod.EXCLUSIVE,
            CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS,
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments");

    private CanonicalXml() {}

    /**
     * Whether this is a method of canonical form.
     *
     * @param method an identifier
     * @return false for anything else, other transforms among it
     */
    public static boolean isMethod(String method) {
        return METHODS.contains(method);
    }

    /**
     * Writes a part of a document in canonical form, where it stands: with the namespaces around it, without comments
     * whatever the method, as a reference by an empty URI means a document (XMLDSig section 4.4.3.2).
     *
     * @param root the part: an element, or the document
     * @param method how
     * @return the octets
     * @throws GeneralSecurityException if the method is none
     */
    public static Bytes of(Node root, String method) throws GeneralSecurityException {
        if (!isMethod(method)) {
            throw new GeneralSecurityException("This is no method of canonical form.");
        }
        Set<Node> nodes = new LinkedHashSet<>();
        collect(root, nodes);
        try {
            TransformService canonicalizer = TransformService.getInstance(method, "DOM");
            canonicalizer.init((TransformParameterSpec) null);
            NodeSetData<Node> part = nodes::iterator;
            OctetStreamData octets = (OctetStreamData) canonicalizer.transform(part, null);
            return Bytes.of(octets.getOctetStream().readAllBytes());
        } catch (TransformException | IOException impossible) {
            throw new GeneralSecurityException("The XML has no canonical form.", impossible);
        }
    }

    private static void collect(Node node, Set<Node> all) {
        if (node.getNodeType() == Node.COMMENT_NODE) {
            return;
        }
        all.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            all.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, all);
        }
    }
}
