package org.qoltanba.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;

/** The document to sign when none is given: a supply contract of three pages, in Russian and English. */
final class SampleContract {

    static final String NAME = "contract.pdf";

    private SampleContract() {}

    static DocumentSource open() throws IOException {
        return DocumentSource.of(NAME, content());
    }

    static Bytes content() throws IOException {
        try (InputStream pdf = SampleContract.class.getResourceAsStream(NAME)) {
            if (pdf == null) {
                throw new IOException("This copy of the program lacks its sample " + NAME + ". Build it again.");
            }
            return Bytes.of(pdf.readAllBytes());
        }
    }
}
