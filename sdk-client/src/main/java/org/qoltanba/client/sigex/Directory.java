package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.ExternalService;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.LocalizedText;
import org.qoltanba.api.sigex.NormalizedId;
import org.qoltanba.api.sigex.ServiceVersion;
import org.qoltanba.api.sigex.SigexDictionary;
import org.qoltanba.api.sigex.SigexDirectory;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** What SIGEX tells everybody about itself (contract sections 7.45 to 7.48). */
final class Directory implements SigexDirectory {

    private final Sigex sigex;

    Directory(Sigex sigex) {
        this.sigex = sigex;
    }

    @Override
    public SigexDictionary dictionary() {
        return sigex.await(this::dictionaryAsync, "reading the dictionary");
    }

    @Override
    public CompletionStage<SigexDictionary> dictionaryAsync() {
        return Stages.handedOut(sigex.asking().send(HttpCall.get("/api/strings").build(), answer -> {
            ObjectNode wire = answer.json(ObjectNode.class);
            Map<String, Map<String, LocalizedText>> terms = new LinkedHashMap<>();
            wire.path("consts").properties().forEach(part -> terms.put(part.getKey(), texts(part.getValue())));
            return SigexDictionary.of(texts(wire.path("errorMessages")), terms);
        }));
    }

    private static Map<String, LocalizedText> texts(JsonNode part) {
        Map<String, LocalizedText> texts = new LinkedHashMap<>();
        part.properties().forEach(entry -> {
            Map<Language, String> words = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                JsonNode text = entry.getValue().path(language.code());
                if (text.isTextual()) {
                    words.put(language, text.textValue());
                }
            }
            if (!words.isEmpty()) {
                texts.put(entry.getKey(), new LocalizedText(words));
            }
        });
        return texts;
    }

    @Override
    public ServiceVersion version() {
        return sigex.await(this::versionAsync, "reading the version");
    }

    @Override
    public CompletionStage<ServiceVersion> versionAsync() {
        return Stages.handedOut(sigex.asking()
                .send(HttpCall.get("/api/version").build(), answer -> version(answer.json(ObjectNode.class))));
    }

    private static ServiceVersion version(ObjectNode wire) {
        try {
            return new ServiceVersion(
                    Members.text(wire, "version"),
                    Instant.ofEpochSecond(Long.parseLong(Members.text(wire, "buildTimeStamp"))),
                    Bin.of(Members.text(wire, "licenseOwner")),
                    LocalDate.parse(Members.text(wire, "licenseUntil")));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("a date is malformed.", malformed);
        }
    }

    @Override
    public List<ExternalService> externalServices() {
        return sigex.await(this::externalServicesAsync, "reading the health of external services");
    }

    @Override
    public CompletionStage<List<ExternalService>> externalServicesAsync() {
        return Stages.handedOut(sigex.asking()
                .send(HttpCall.get("/api/externalServicesStats").build(), answer -> {
                    List<ExternalService> services = new ArrayList<>();
                    for (JsonNode service : answer.json(ArrayNode.class)) {
                        services.add(new ExternalService(
                                Members.text(service, "protocol"),
                                Members.text(service, "url"),
                                Members.text(service, "status")));
                    }
                    return List.copyOf(services);
                }));
    }

    @Override
    public Optional<DocumentId> idFromFileName(String fileName) {
        return sigex.await(() -> idFromFileNameAsync(fileName), "finding an identifier in a file name");
    }

    @Override
    public CompletionStage<Optional<DocumentId>> idFromFileNameAsync(String fileName) {
        Objects.requireNonNull(fileName, "fileName");
        return Stages.handedOut(sigex.asking()
                .send(
                        HttpCall.get("/api/idFromFileName/")
                                .query("name", fileName)
                                .build(),
                        answer -> Optional.of(Members.text(answer.json(ObjectNode.class), "documentId"))
                                .filter(id -> !id.isEmpty())
                                .map(DocumentId::of)));
    }

    @Override
    public NormalizedId normalize(String specialId) {
        return sigex.await(() -> normalizeAsync(specialId), "normalising an identifier");
    }

    @Override
    public CompletionStage<NormalizedId> normalizeAsync(String specialId) {
        Objects.requireNonNull(specialId, "specialId");
        return Stages.handedOut(sigex.asking()
                .send(HttpCall.get("/api/normalizeId/{specialId}", specialId).build(), answer -> {
                    ObjectNode wire = answer.json(ObjectNode.class);
                    return new NormalizedId(
                            Asking.required(wire.path("id").textValue(), "id"), Members.text(wire, "type"));
                }));
    }

    @Override
    public String toString() {
        return "SigexDirectory";
    }
}
