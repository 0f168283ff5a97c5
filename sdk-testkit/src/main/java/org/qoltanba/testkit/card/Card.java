package org.qoltanba.testkit.card;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What a card is made from.
 *
 * @param heading what the first page says
 * @param look what the pages show
 * @param original the document
 * @param signatures the signatures of it, in the order of their time stamps
 */
public record Card(Heading heading, Look look, CardFile original, List<CardSignature> signatures) {

    /**
     * Copies the list.
     *
     * @param heading what the first page says
     * @param look what the pages show
     * @param original the document
     * @param signatures the signatures of it, in the order of their time stamps
     */
    public Card {
        signatures = List.copyOf(signatures);
    }

    /**
     * What the first page says.
     *
     * @param title of the document; may be empty
     * @param description of the document; may be empty
     * @param builtAt when the card is made
     * @param system who makes it
     * @param howToVerify how to check a card with that system; the usual text if null
     */
    public record Heading(
            String title,
            String description,
            Instant builtAt,
            String system,
            @Nullable String howToVerify) {}

    /**
     * What the pages show.
     *
     * @param language in which language
     * @param document whether there are pages with the document, which must be a PDF then
     * @param signatures whether there are pages with the signatures
     * @param documentId stands in the header of every page, also as a QR code, unless null
     * @param link stands as a QR code on the first page, unless null
     * @param caption below the QR code
     * @param logos of whoever had the card made
     */
    public record Look(
            CardLanguage language,
            boolean document,
            boolean signatures,
            @Nullable String documentId,
            @Nullable String link,
            String caption,
            Logos logos) {}

    /**
     * The pictures of whoever had the card made. One that cannot be read is left out.
     *
     * @param heading at the top of the first page, twice as wide as high, PNG; null for none
     * @param caption below it; may be empty
     * @param code in the middle of the QR code on the first page, PNG; null for none
     */
    public record Logos(
            @Nullable Bytes heading,
            String caption,
            @Nullable Bytes code) {

        /** None. */
        public static final Logos NONE = new Logos(null, "", null);
    }
}
