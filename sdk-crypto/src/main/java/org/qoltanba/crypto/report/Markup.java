package org.qoltanba.crypto.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML in the form that is well-formed XML as well. Every text and attribute passes the writer of the JDK, which
 * escapes them, and is made visible before.
 */
final class Markup {

    /** What stands inside an element. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    private final XMLStreamWriter writer;

    Markup(OutputStream out) throws IOException {
        try {
            this.writer = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        } catch (XMLStreamException failed) {
            throw failure(failed);
        }
    }

    void documentType() throws IOException {
        step(() -> writer.writeDTD("<!DOCTYPE html>\n"));
    }

    /** An element on lines of its own, with attributes as pairs of name and value. */
    void element(String name, Content content, String... attributes) throws IOException {
        step(() -> writer.writeStartElement(name));
        attributes(attributes);
        content.write();
        step(() -> {
            writer.writeEndElement();
            writer.writeCharacters("\n");
        });
    }

    /** An element with nothing but text. */
    void element(String name, String text, String... attributes) throws IOException {
        element(name, () -> text(text), attributes);
    }

    /** An element that is always empty. */
    void single(String name, String... attributes) throws IOException {
        step(() -> writer.writeEmptyElement(name));
        attributes(attributes);
        step(() -> writer.writeCharacters("\n"));
    }

    void text(String text) throws IOException {
        step(() -> writer.writeCharacters(ReportText.visible(text)));
    }

    /** Text of our own making, with its line ends. */
    void verbatim(String text) throws IOException {
        step(() -> writer.writeCharacters(text));
    }

    void flush() throws IOException {
        step(writer::flush);
    }

    private void attributes(String... attributes) throws IOException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            step(() -> writer.writeAttribute(name, value));
        }
    }

    private static void step(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException failed) {
            throw failure(failed);
        }
    }

    private static IOException failure(XMLStreamException failed) {
        return failed.getNestedException() instanceof IOException io
                ? io
                : new IOException("The page could not be written.", failed);
    }
}
