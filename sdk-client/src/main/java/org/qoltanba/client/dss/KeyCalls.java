package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssKeyId;
import org.qoltanba.api.dss.DssKeySpec;
import org.qoltanba.api.dss.DssKeys;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.http.StreamedJson;

/** Keys without a certificate, over HTTP (contract section 12.6). */
final class KeyCalls implements DssKeys {

    private static final String PARAMETERS = "/v2/keys/{id}/params";
    /** Which of them it is, is not published. */
    private static final List<String> IDENTIFIERS = List.of("KeyId", "Id", "ID");

    private final Dss dss;
    private final DssUser user;

    KeyCalls(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public DssKeyId generate(DssKeySpec spec) {
        return dss.await(() -> generateAsync(spec), "making a key");
    }

    @Override
    public CompletionStage<DssKeyId> generateAsync(DssKeySpec spec) {
        Objects.requireNonNull(spec, "spec");
        return Stages.handedOut(
                send(() -> HttpCall.post(path("/v2/keys/generate")).jsonStream((json, documents) -> write(json, spec)))
                        .thenApply(KeyCalls::id));
    }

    private static void write(JsonGenerator json, DssKeySpec spec) throws IOException {
        json.writeStartObject();
        if (spec.pin().isPresent()) {
            json.writeStringField("PinCode", spec.pin().get().reveal(String::new));
        }
        if (spec.parameters().isPresent()) {
            json.writeStringField("ParametersOid", spec.parameters().get());
        }
        json.writeStringField("AlgId", spec.algorithm());
        json.writeEndObject();
    }

    private static DssKeyId id(HttpAnswer answer) {
        JsonNode made = answer.json(JsonNode.class);
        for (String member : IDENTIFIERS) {
            String id = made.path(member).asText("");
            if (!id.isBlank()) {
                return new DssKeyId(id);
            }
        }
        throw answer.notUnderstood("CryptoPro DSS made a key and did not say which. Ask its administrator how the"
                + " installation answers keys/generate.");
    }

    @Override
    public void setParameter(DssKeyId key, String name, String value) {
        dss.await(() -> set(key, name, value), "setting a parameter of a key");
    }

    @Override
    public CompletionStage<@Nullable Void> setParameterAsync(DssKeyId key, String name, String value) {
        return Stages.handedOut(set(key, name, value).thenApply(done -> null));
    }

    /** Saying the same twice does no harm. */
    private CompletableFuture<Boolean> set(DssKeyId key, String name, String value) {
        String id = Objects.requireNonNull(key, "key").value();
        requireName(name);
        Objects.requireNonNull(value, "value");
        return send(() -> HttpCall.post(path(PARAMETERS), id)
                        .jsonStream(StreamedJson.object((json, documents) -> {
                            json.writeStringField("Param", name);
                            json.writeStringField("Data", value);
                        }))
                        .repeatable())
                .thenApply(answer -> true);
    }

    @Override
    public String parameter(DssKeyId key, String name) {
        return dss.await(() -> parameterAsync(key, name), "looking at a parameter of a key");
    }

    @Override
    public CompletionStage<String> parameterAsync(DssKeyId key, String name) {
        String id = Objects.requireNonNull(key, "key").value();
        requireName(name);
        return Stages.handedOut(send(() -> HttpCall.get(path(PARAMETERS), id).query("param", name))
                .thenApply(answer -> {
                    JsonNode data = answer.json(JsonNode.class).path("Data");
                    if (!data.isValueNode() || data.isNull()) {
                        throw answer.notUnderstood("CryptoPro DSS answered without the value of the parameter.");
                    }
                    return data.asText();
                }));
    }

    private static void requireName(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("A parameter of a key has a name; give the service's name for it.");
        }
    }

    /** Refusals come with status 200 and say so themselves; the code stands where other answers have the text. */
    private CompletableFuture<HttpAnswer> send(Supplier<HttpCall.Builder> call) {
        return user.call(token -> dss.calls().send(token, call.get())).thenApply(answer -> {
            JsonNode wire = answer.json(JsonNode.class);
            if (wire.path("IsError").booleanValue()) {
                String code = OperationAnswer.text(wire, "Error");
                String text = OperationAnswer.text(wire, "ErrorDescription");
                throw DssRefusals.toException(
                        answer.context(),
                        new ServiceAnswer(
                                answer.status(),
                                code != null && !code.isBlank() ? code : text != null ? text : "unknown_error",
                                text,
                                null));
            }
            return answer;
        });
    }

    private String path(String rest) {
        return dss.calls().signService(rest);
    }

    @Override
    public String toString() {
        return "DssKeys";
    }
}
