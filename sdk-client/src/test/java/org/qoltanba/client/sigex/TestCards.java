package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.card.Card;
import org.qoltanba.testkit.card.CardBuilder;
import org.qoltanba.testkit.card.CardFile;
import org.qoltanba.testkit.card.CardLanguage;
import org.qoltanba.testkit.card.CardSignature;
import org.qoltanba.testkit.card.UnfitPdfException;

/** Cards that somebody else than the service has built. */
final class TestCards {

    private TestCards() {}

    static DocumentSource of(DocumentSource document, Signature... signatures) {
        List<CardSignature> files = Stream.of(signatures)
                .map(signature ->
                        new CardSignature(new CardFile("s.cms", signature.encoded()), "x", List.of(), List.of()))
                .toList();
        try {
            Card card = new Card(
                    new Card.Heading("", "", Instant.parse("2026-11-21T09:00:00Z"), "somebody", null),
                    new Card.Look(CardLanguage.RU, false, false, null, null, "", Card.Logos.NONE),
                    new CardFile(document.name(), content(document)),
                    files);
            return DocumentSource.of("card.pdf", CardBuilder.build(card));
        } catch (UnfitPdfException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes content(DocumentSource document) {
        try (java.io.InputStream in = document.open()) {
            return Bytes.of(in.readAllBytes());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
