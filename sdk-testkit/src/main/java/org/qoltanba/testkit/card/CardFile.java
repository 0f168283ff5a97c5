package org.qoltanba.testkit.card;

import org.qoltanba.api.document.Bytes;

/**
 * A file inside a card.
 *
 * @param name with its extension
 * @param content the bytes of the file
 */
public record CardFile(String name, Bytes content) {

    /** The name, not the content. */
    @Override
    public String toString() {
        return "CardFile[" + name + "]";
    }
}
