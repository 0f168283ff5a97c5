package org.qoltanba.client.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;

/**
 * What a digital document card holds: a document and its signatures, each outside the document.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DocumentCard {

    private final DocumentSource document;
    private final List<CardSignature> signatures;

    DocumentCard(DocumentSource document, List<CardSignature> signatures) {
        this.document = document;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * The document that was signed.
     *
     * @return its content, in memory, under the name it has in the card
     */
    public DocumentSource document() {
        return document;
    }

    /**
     * The signatures.
     *
     * @return an unmodifiable list in the order of the card; at least one
     */
    public List<CardSignature> signatures() {
        return signatures;
    }

    /**
     * Verifies every signature by ourselves, and that each is as a card's signature must be: by one signer, outside the
     * document, with a good time stamp, and with proof inside that the certificate was not revoked at that time (SIGEX
     * contract section 11). One signature that is not makes the card invalid. Blocks as the verifier does.
     *
     * @param verifier whom to trust and where to learn of revocations
     * @return the verdict on the card and on each signature
     */
    public CardReport verify(CadesVerifier verifier) {
        Objects.requireNonNull(verifier, "verifier");
        List<CardReport.Entry> entries = new ArrayList<>();
        for (CardSignature signature : signatures) {
            VerificationReport report = verifier.verify(signature.signature(), document);
            entries.add(new CardReport.Entry(signature, CardRules.judge(report, signature.signature())));
        }
        return new CardReport(entries);
    }

    @Override
    public String toString() {
        return "DocumentCard[" + document.size() + " bytes, " + signatures.size() + " signatures]";
    }
}
