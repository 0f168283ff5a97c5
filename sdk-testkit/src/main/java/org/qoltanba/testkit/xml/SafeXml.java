package org.qoltanba.testkit.xml;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses XML from strangers: no document type, so no entities; nothing is fetched; size and depth are bounded. */
public final class SafeXml {

    /** As much as a call in JSON can bring. */
    private static final int LONGEST = 4 << 20;

    private static final String DEEPEST = "100";
    private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SafeXml() {}

    /**
     * Parses a document.
     *
     * @param text the document
     * @return its tree, with namespaces
     * @throws IOException if it is too large
     * @throws SAXException if it is no XML, has a document type, or is nested too deeply
     */
    public static Document parse(String text) throws IOException, SAXException {
        if (text.length() > LONGEST) {
            throw new IOException("The XML is longer than " + LONGEST + " characters.");
        }
        return builder().parse(new InputSource(new StringReader(text)));
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(DEPTH_LIMIT, DEEPEST);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("The Java platform has lost a feature of its XML parser.", impossible);
        }
    }

    /** The parser's own handler writes to the console. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException harmless) {}

        @Override
        public void error(SAXParseException invalid) throws SAXException {
            throw invalid;
        }

        @Override
        public void fatalError(SAXParseException malformed) throws SAXException {
            throw malformed;
        }
    }
}
