package org.qoltanba.client.sigex;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BuiltCard;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.ParsedCard;
import org.qoltanba.api.sigex.ScannedSignature;
import org.qoltanba.api.sigex.SigexCards;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** Digital document cards over HTTP. Every call here only looks, or does what it does once however often it is made. */
final class Cards implements SigexCards {

    /** The PDF of a card in Base64: the original once inside and once shown, and the pages of the signatures. */
    private static final long CARD_LIMIT = 270L << 20;

    private final Sigex sigex;
    private final Asking service;

    Cards(Sigex sigex) {
        this.sigex = sigex;
        this.service = sigex.asking();
    }

    @Override
    public BuiltCard build(DocumentId id, DocumentSource document, CardOptions options) {
        return sigex.await(() -> buildAsync(id, document, options), "building a card");
    }

    @Override
    public CompletionStage<BuiltCard> buildAsync(DocumentId id, DocumentSource document, CardOptions options) {
        Objects.requireNonNull(options, "options");
        HttpCall.Builder call = HttpCall.post(
                "/api/{id}/buildDDC", Objects.requireNonNull(id, "id").value());
        options.fileName().ifPresent(name -> call.query("fileName", name));
        flag(call, "withoutDocumentVisualization", options.withoutDocumentVisualization());
        flag(call, "withoutSignaturesVisualization", options.withoutSignaturesVisualization());
        flag(call, "withoutQRCodesInSignaturesVisualization", options.withoutQrCodesInSignaturesVisualization());
        flag(call, "withoutID", options.withoutId());
        flag(call, "qrWithIDLink", options.qrWithIdLink());
        flag(call, "withLabelVerified", options.withLabelVerified());
        if (!options.languages().isEmpty()) {
            call.query(
                    "language", options.languages().stream().map(Language::code).collect(Collectors.joining("/")));
        }
        return Stages.handedOut(service.send(sending(call, document), answer -> {
            CardWire card = answer.json(CardWire.class);
            return new BuiltCard(id, Bytes.fromBase64(Asking.required(card.ddc(), "ddc")), card.archived());
        }));
    }

    private static void flag(HttpCall.Builder call, String name, boolean set) {
        if (set) {
            call.query(name, "true");
        }
    }

    @Override
    public BuiltCard buildEzSigner(DocumentId id, DocumentSource document) {
        return sigex.await(() -> buildEzSignerAsync(id, document), "building a signature for ezSigner");
    }

    @Override
    public CompletionStage<BuiltCard> buildEzSignerAsync(DocumentId id, DocumentSource document) {
        HttpCall.Builder call = HttpCall.post(
                "/api/{id}/buildEzSigner", Objects.requireNonNull(id, "id").value());
        return Stages.handedOut(service.send(sending(call, document), answer -> {
            CardWire card = answer.json(CardWire.class);
            return new BuiltCard(id, Bytes.fromBase64(Asking.required(card.signature(), "signature")), card.archived());
        }));
    }

    @Override
    public ParsedCard parse(DocumentSource card) {
        return sigex.await(() -> parseAsync(card), "parsing a card");
    }

    @Override
    public CompletionStage<ParsedCard> parseAsync(DocumentSource card) {
        return Stages.handedOut(parse(card, false));
    }

    @Override
    public ParsedCard parseAndRegister(DocumentSource card) {
        return sigex.await(() -> parseAndRegisterAsync(card), "parsing a card");
    }

    @Override
    public CompletionStage<ParsedCard> parseAndRegisterAsync(DocumentSource card) {
        return Stages.handedOut(parse(card, true));
    }

    /** Repeatable also when it registers: what was registered by a first attempt is known to the second. */
    private CompletableFuture<ParsedCard> parse(DocumentSource card, boolean registering) {
        HttpCall.Builder call = HttpCall.post("/api/parseDDC");
        flag(call, "registerUnknownSignatures", registering);
        return service.send(sending(call, card), answer -> {
            CardWire parsed = answer.json(CardWire.class);
            return new ParsedCard(
                    DocumentId.of(Asking.required(parsed.documentId(), "documentId")),
                    Asking.required(parsed.signIds(), "signIds"),
                    Bytes.fromBase64(Asking.required(parsed.document(), "document")),
                    parsed.archived());
        });
    }

    @Override
    public Bytes check(DocumentSource pdf) {
        return sigex.await(() -> checkAsync(pdf), "checking a document for a card");
    }

    @Override
    public CompletionStage<Bytes> checkAsync(DocumentSource pdf) {
        return Stages.handedOut(service.send(
                sending(HttpCall.post("/api/checkPDFForDDC"), pdf),
                answer -> Bytes.fromBase64(
                        Asking.required(answer.json(CardWire.class).sampleDdc(), "sampleDdc"))));
    }

    @Override
    public ScannedSignature readQrCodes(Collection<String> texts) {
        return QrCodeSet.read(Objects.requireNonNull(texts, "texts"));
    }

    private static HttpCall sending(HttpCall.Builder call, DocumentSource document) {
        return call.document(SigexHttpClient.requireContent(document))
                .repeatable()
                .answerLimit(CARD_LIMIT)
                .build();
    }

    @Override
    public String toString() {
        return "SigexCards";
    }
}
