package org.qoltanba.testkit.card;

import java.util.List;

/**
 * What is inside a card.
 *
 * @param original the document
 * @param signatures the signatures of it, in their order
 */
public record CardFiles(CardFile original, List<CardFile> signatures) {

    /**
     * Copies the list.
     *
     * @param original the document
     * @param signatures the signatures of it, in their order
     */
    public CardFiles {
        signatures = List.copyOf(signatures);
    }
}
