package org.qoltanba.api.sigex;

import java.util.Objects;
import org.qoltanba.api.document.DocumentSource;

/**
 * A document of SIGEX, with its content for the signer.
 *
 * @param id which document
 * @param content exactly the document that is registered
 * @since 0.1.0
 */
public record DocumentToSign(DocumentId id, DocumentSource content) {

    /**
     * Checks that both are there.
     *
     * @param id which document
     * @param content the document
     */
    public DocumentToSign {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
    }
}
