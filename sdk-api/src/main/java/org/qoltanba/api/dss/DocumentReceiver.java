package org.qoltanba.api.dss;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes documents while they are downloaded: {@link DssDocuments#downloadAll}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DocumentReceiver {

    /**
     * Takes one document. Called on the thread that downloads; the next document follows when this one has been taken.
     *
     * @param id which document
     * @param content its bytes while they come; read what is wanted, the rest is skipped. Not to be kept
     * @throws IOException if the content cannot be read, or not be written to where it goes; the download ends
     */
    void receive(StoredDocumentId id, InputStream content) throws IOException;
}
