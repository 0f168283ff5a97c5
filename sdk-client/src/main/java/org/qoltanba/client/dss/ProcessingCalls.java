package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssProcessing;
import org.qoltanba.api.dss.EncryptionType;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/** What the Sign Service does with documents without a key of the user (contract sections 6.4 and 12.6). */
final class ProcessingCalls implements DssProcessing {

    private final Dss dss;
    private final DssUser user;

    ProcessingCalls(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public DocumentSource encrypt(DocumentSource document, List<SignerCertificate> recipients) {
        return dss.await(() -> encryptAsync(document, recipients), "encrypting a document");
    }

    @Override
    public CompletionStage<DocumentSource> encryptAsync(DocumentSource document, List<SignerCertificate> recipients) {
        Objects.requireNonNull(document, "document");
        List<SignerCertificate> given = List.copyOf(recipients);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Nobody could decrypt it. Give at least one recipient's certificate.");
        }
        return Stages.handedOut(dss.calls()
                .apiVersion(user)
                .thenCompose(version -> encrypted(version, document, given)
                        .thenApply(octets -> DocumentSource.of(document.name() + ".p7m", octets))));
    }

    private CompletableFuture<Bytes> encrypted(
            DssApiVersion version, DocumentSource document, List<SignerCertificate> recipients) {
        long limit = Answers.limit(document.size());
        if (version == DssApiVersion.V2) {
            return operation("/v2/encryption", limit, json -> writeEncryption(json, recipients), document)
                    .thenApply(answer -> answer.only().octets("an encrypted document"));
        }
        return send(() -> HttpCall.post(dss.calls().signService("/documents/encrypt"))
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            json.writeFieldName("Content");
                            documents.base64(document);
                            writeEncryption(json, recipients);
                        }))
                        .answerLimit(limit)
                        .repeatable())
                .thenApply(answer -> Answers.octets(answer, "an encrypted document"));
    }

    private static void writeEncryption(JsonGenerator json, List<SignerCertificate> recipients) throws IOException {
        json.writeObjectFieldStart("Encryption");
        json.writeNumberField("Type", EncryptionType.CMS.number());
        json.writeArrayFieldStart("Certificates");
        for (SignerCertificate recipient : recipients) {
            json.writeString(recipient.encoded().toBase64());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("Parameters");
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public List<Long> decryptableWith(DocumentSource encrypted, EncryptionType type) {
        return dss.await(() -> decryptableWithAsync(encrypted, type), "looking who can decrypt a document");
    }

    @Override
    public CompletionStage<List<Long>> decryptableWithAsync(DocumentSource encrypted, EncryptionType type) {
        Objects.requireNonNull(encrypted, "encrypted");
        Objects.requireNonNull(type, "type");
        return Stages.handedOut(dss.calls()
                .apiVersion(user)
                .thenCompose(version ->
                        version == DssApiVersion.V2 ? parsedAsOperation(encrypted) : parsed(encrypted, type)));
    }

    private CompletableFuture<List<Long>> parsed(DocumentSource encrypted, EncryptionType type) {
        return send(() -> HttpCall.post(dss.calls().signService("/documents/decrypt/parse"))
                        .jsonStream((json, documents) -> {
                            json.writeStartObject();
                            json.writeFieldName("Content");
                            documents.base64(encrypted);
                            json.writeObjectFieldStart("Decryption");
                            json.writeNumberField("Type", type.number());
                            json.writeEndObject();
                            json.writeEndObject();
                        })
                        .repeatable())
                .thenApply(answer -> numbers(answer.json(JsonNode.class)));
    }

    private CompletableFuture<List<Long>> parsedAsOperation(DocumentSource encrypted) {
        return operation("/v2/parse", Answers.limit(0), json -> {}, encrypted)
                .thenApply(answer ->
                        numbers(answer.result().path("ParsedDocuments").path(0).path("CertificateIds")));
    }

    private static List<Long> numbers(JsonNode list) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            if (number.canConvertToLong()) {
                numbers.add(number.longValue());
            }
        }
        return List.copyOf(numbers);
    }

    @Override
    public Digest digest(DocumentSource document, DigestAlgorithm algorithm) {
        return dss.await(() -> digestAsync(document, algorithm), "digesting a document");
    }

    @Override
    public CompletionStage<Digest> digestAsync(DocumentSource document, DigestAlgorithm algorithm) {
        Objects.requireNonNull(document, "document");
        String word = HashNames.of(Objects.requireNonNull(algorithm, "algorithm"));
        return Stages.handedOut(send(() -> OperationParameters.header(
                                HttpCall.post(dss.calls().signService("/documents/hash")), (json, documents) -> {
                                    json.writeStartObject();
                                    json.writeObjectFieldStart("Hash");
                                    json.writeObjectFieldStart("Parameters");
                                    json.writeStringField("HashAlgorithm", word);
                                    json.writeEndObject();
                                    json.writeEndObject();
                                    json.writeEndObject();
                                })
                        .document(document)
                        .repeatable())
                .thenApply(answer -> new Digest(algorithm, Answers.octets(answer, "a digest"))));
    }

    @Override
    public Signature enhance(Signature signature, CadesLevel level) {
        return dss.await(() -> enhanceAsync(signature, level), "enhancing a signature");
    }

    @Override
    public CompletionStage<Signature> enhanceAsync(Signature signature, CadesLevel level) {
        Objects.requireNonNull(signature, "signature");
        CadesTerms terms = CadesTerms.usual().level(Objects.requireNonNull(level, "level"));
        if (!terms.needsTimeStamp()) {
            throw new IllegalArgumentException("A signature is enhanced to " + CadesLevel.T.displayName() + " or "
                    + CadesLevel.X_LONG_TYPE_1.displayName() + ", not to " + level.displayName() + ".");
        }
        return Stages.handedOut(user.call(token -> dss.calls().policy(token))
                .thenApply(answer ->
                        InstallationPolicy.of(answer, dss.calls().endpoint()).timeStampService())
                .thenCompose(address -> enhanced(signature, terms.timeStampService(address))));
    }

    private CompletableFuture<Signature> enhanced(Signature signature, CadesTerms terms) {
        return send(() -> HttpCall.post(dss.calls().signService("/documents/enhancesignature"))
                        .jsonStream((json, documents) -> {
                            json.writeStartObject();
                            json.writeStringField("Content", signature.encoded().toBase64());
                            json.writeObjectFieldStart("Signature");
                            json.writeStringField("Type", "CAdES");
                            json.writeObjectFieldStart("Parameters");
                            json.writeStringField("CADESType", CadesTerms.word(terms.level()));
                            json.writeStringField("TSPAddress", String.valueOf(terms.timeStampService()));
                            json.writeEndObject();
                            json.writeEndObject();
                            json.writeEndObject();
                        })
                        .answerLimit(Answers.limit(signature.encoded().size())))
                .thenApply(answer -> Signature.of(Answers.octets(answer, "a signature")));
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** An operation of the second generation that is never confirmed. */
    private CompletableFuture<OperationAnswer> operation(
            String path, long limit, Members more, DocumentSource document) {
        return send(() -> HttpCall.post(dss.calls().signService(path))
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            writeBinaryData(json, documents, document);
                            more.write(json);
                        }))
                        .answerLimit(limit)
                        .repeatable())
                .thenApply(OperationAnswer::read);
    }

    private static void writeBinaryData(JsonGenerator json, Documents documents, DocumentSource document)
            throws IOException {
        json.writeArrayFieldStart("BinaryData");
        json.writeStartObject();
        json.writeFieldName("Content");
        documents.base64(document);
        json.writeStringField("ContentInfo", document.name());
        json.writeEndObject();
        json.writeEndArray();
    }

    private CompletableFuture<HttpAnswer> send(Supplier<HttpCall.Builder> call) {
        return user.call(token -> dss.calls().send(token, call.get()));
    }

    @Override
    public String toString() {
        return "DssProcessing";
    }
}
