package org.qoltanba.crypto.xml;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.qoltanba.api.error.MalformedSignatureException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses XML from strangers: without document type, so without entities; fetching nothing; bounded in depth. */
final class XmlReader {

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final String DEEPEST = "256";

    private XmlReader() {}

    /**
     * Parses a document whose size the caller has bounded.
     *
     * @throws MalformedSignatureException if it is no XML, has a document type, or is nested too deeply
     */
    static Document read(InputSource source) {
        try {
            return builder().parse(source);
        } catch (SAXException | IOException malformed) {
            // The parser's own message quotes the document
            throw new MalformedSignatureException(
                    "This is no XML that can be read: it is not well-formed, has a document type (DOCTYPE), or is nested"
                            + " more than " + DEEPEST + " levels deep. Give the XML as it was signed.");
        }
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
        public void warning(SAXParseException harmless) {
            // Says nothing about well-formedness
        }

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
