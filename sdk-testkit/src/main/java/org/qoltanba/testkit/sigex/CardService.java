package org.qoltanba.testkit.sigex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.card.Card;
import org.qoltanba.testkit.card.CardBuilder;
import org.qoltanba.testkit.card.CardFile;
import org.qoltanba.testkit.card.CardFiles;
import org.qoltanba.testkit.card.CardReader;
import org.qoltanba.testkit.card.UnfitPdfException;

/** The calls about cards of documents (contract sections 7.10, 7.29 and 7.30). Free of HTTP and JSON. */
final class CardService {

    private static final String CMS = SignatureType.CMS.wire();
    private static final byte[] PDF_BEGIN = {'%', 'P', 'D', 'F', '-'};

    /** Readers of PDF look for the beginning this far into a file. */
    private static final int BEGIN_WITHIN = 1024;

    private final SigexService service;
    private final CardAssembly assembly;
    private final Brandings brandings;
    private final SdkClock clock;
    private final SigexSwitches switches;

    CardService(
            SigexService service, CardAssembly assembly, Brandings brandings, SdkClock clock, SigexSwitches switches) {
        this.service = service;
        this.assembly = assembly;
        this.brandings = brandings;
        this.clock = clock;
        this.switches = switches;
    }

    /**
     * A card that has been built.
     *
     * @param pdf the content of the file
     * @param archived whether the document is in the archive now
     */
    record Built(Bytes pdf, boolean archived) {}

    /**
     * A card that has been read and is in order.
     *
     * @param document what it is of
     * @param signIds the signatures in it, in its order
     * @param content the document itself
     */
    record Parsed(SigexDocument document, List<Long> signIds, Bytes content) {}

    /** Builds the card of a document. */
    Built build(Caller caller, String documentId, CardRequest request, DocumentContent content) {
        SigexDocument document = service.verified(caller, documentId, content);
        document.requireCmsOnly();
        Branding branding = brandings.of(document.registrator());
        Card card = assembly.card(request, document, content.read(), branding, clock.now());
        return new Built(built(card), document.isArchived());
    }

    /** Builds a card with invented data around a PDF. */
    Bytes sample(DocumentContent pdf) {
        pdf.requireAcceptable(switches);
        Bytes content = pdf.read();
        if (!isPdf(content.toArray())) {
            throw Refusal.DOCUMENT_TYPE_NOT_SUPPORTED.exception();
        }
        return built(CardAssembly.sample(content, clock.now()));
    }

    /** Takes a card apart and checks all that is in it. */
    Parsed parse(Caller caller, DocumentContent card, boolean registersUnknown) {
        card.requireAcceptable(switches);
        CardFiles files = read(card.read());
        List<Documents.@Nullable Place> places = new ArrayList<>();
        for (CardFile signature : files.signatures()) {
            places.add(find(caller, signature.content()));
        }
        String documentId = onlyDocument(places);
        List<Long> signIds = new ArrayList<>();
        for (int index = 0; index < places.size(); index++) {
            Documents.Place place = places.get(index);
            CardFile file = files.signatures().get(index);
            signIds.add(place == null ? register(caller, documentId, file, registersUnknown) : signId(place));
        }
        Bytes original = files.original().content();
        DocumentContent content = new DocumentContent(original.size(), original::asInputStream);
        return new Parsed(service.verified(caller, documentId, content), signIds, original);
    }

    private static long signId(Documents.Place place) {
        return place.signature().signId();
    }

    /** The one document of all signatures that are registered. */
    private static String onlyDocument(List<Documents.@Nullable Place> places) {
        Set<String> documents = new LinkedHashSet<>();
        for (Documents.Place place : places) {
            if (place != null) {
                documents.add(place.documentId());
            }
        }
        if (documents.isEmpty()) {
            throw Refusal.CARD_DOCUMENT_NOT_REGISTERED.exception();
        }
        if (documents.size() > 1) {
            throw Refusal.CARD_OF_DIFFERENT_DOCUMENTS.exception();
        }
        return documents.iterator().next();
    }

    private long register(Caller caller, String documentId, CardFile signature, boolean wanted) {
        if (!wanted) {
            throw Refusal.CARD_SIGNATURES_NOT_REGISTERED.exception();
        }
        return signId(service.addSignature(
                        caller, documentId, CMS, signature.content().toBase64(), null)
                .place());
    }

    private Documents.@Nullable Place find(Caller caller, Bytes signature) {
        requireDetached(signature);
        try {
            return service.find(caller, CMS, signature.toBase64());
        } catch (RefusedException refused) {
            if (refused.refusal() == Refusal.DOCUMENT_NOT_FOUND) {
                return null;
            }
            throw refused;
        }
    }

    /** A card holds detached signatures: the document stands beside them. */
    private static void requireDetached(Bytes signature) {
        Optional<Bytes> content;
        try {
            content = CmsReader.read(signature.toBase64()).content();
        } catch (RefusedException malformed) {
            throw Refusal.CARD_SIGNATURE_MALFORMED.exception();
        }
        if (content.isPresent()) {
            throw Refusal.CARD_SIGNATURE_MALFORMED.exception();
        }
    }

    private static Bytes built(Card card) {
        try {
            return CardBuilder.build(card);
        } catch (UnfitPdfException unfit) {
            throw Refusal.CARD_NOT_BUILDABLE.exception();
        } catch (NoClassDefFoundError absent) {
            throw withoutPdfBox(absent);
        }
    }

    private CardFiles read(Bytes card) {
        try {
            return CardReader.read(card, (int)
                    Math.min(Integer.MAX_VALUE, 2 * switches.limits().original()));
        } catch (UnfitPdfException unfit) {
            throw Refusal.MALFORMED_CARD.exception();
        } catch (NoClassDefFoundError absent) {
            throw withoutPdfBox(absent);
        }
    }

    /** Said to whoever writes the test, not in the words of the service. */
    private static IllegalStateException withoutPdfBox(NoClassDefFoundError absent) {
        return new IllegalStateException(
                "Cards of documents need PDFBox, which is optional: add org.apache.pdfbox:pdfbox:3.0.5 to the test"
                        + " dependencies (on the module path also --add-modules java.desktop).",
                absent);
    }

    private static boolean isPdf(byte[] content) {
        int last = Math.min(content.length, BEGIN_WITHIN) - PDF_BEGIN.length;
        for (int begin = 0; begin <= last; begin++) {
            if (Arrays.equals(content, begin, begin + PDF_BEGIN.length, PDF_BEGIN, 0, PDF_BEGIN.length)) {
                return true;
            }
        }
        return false;
    }
}
