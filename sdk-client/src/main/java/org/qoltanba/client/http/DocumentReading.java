package org.qoltanba.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.qoltanba.api.document.DocumentSource;

/** Reads a document and marks its failures, so that a bad disk is not taken for a bad network. */
final class DocumentReading extends FilterInputStream {

    DocumentReading(DocumentSource document) throws IOException {
        super(open(document));
    }

    private static InputStream open(DocumentSource document) throws IOException {
        try {
            return document.open();
        } catch (IOException | RuntimeException unreadable) {
            throw new Failure(unreadable);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException unreadable) {
            throw new Failure(unreadable);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException | RuntimeException unreadable) {
            throw new Failure(unreadable);
        }
    }

    /** The document could not be read. */
    static final class Failure extends IOException {

        private static final long serialVersionUID = 1L;

        Failure(Exception cause) {
            super("The document could not be read.", cause);
        }
    }
}
