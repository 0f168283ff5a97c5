package org.qoltanba.testkit.mailbox;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * A file that came with a mail.
 *
 * @param name the file name
 * @param content the bytes of the file
 * @since 0.1.0
 */
public record MailAttachment(String name, Bytes content) {

    /**
     * Checks that name and content are there.
     *
     * @param name the file name
     * @param content the bytes of the file
     */
    public MailAttachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
    }
}
