package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.dss.ConfirmedTemplate;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.TemplateConfirmation;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.client.http.Stages;

/**
 * An operation that is configured at the Identity Centre (contract section 7.1): there is no transaction to create, and
 * the confirmed token is the result.
 */
final class TemplateDraft implements TemplateConfirmation {

    private static final String KIND = "template";

    private final Dss dss;
    private final DssUser user;
    private final String template;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private List<StoredDocumentId> documents = List.of();
    private boolean used;

    TemplateDraft(Dss dss, DssUser user, String template) {
        if (!ConfirmationRecord.isId(Objects.requireNonNull(template, "template"))) {
            throw new IllegalArgumentException("The name of a template has 1 to " + ConfirmationRecord.LONGEST_ID
                    + " printable characters. Pass it as the administrator of the DSS has configured it.");
        }
        this.dss = dss;
        this.user = user;
        this.template = template;
    }

    @Override
    public TemplateConfirmation parameter(String name, String value) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("The name of a parameter must not be blank.");
        }
        parameters.put(name, Objects.requireNonNull(value, "value"));
        return this;
    }

    @Override
    public TemplateConfirmation documents(List<StoredDocumentId> attached) {
        documents = List.copyOf(attached);
        return this;
    }

    @Override
    public PendingOperation<ConfirmedTemplate> begin() {
        return dss.await(this::beginAsync, "beginning an operation");
    }

    @Override
    public CompletionStage<PendingOperation<ConfirmedTemplate>> beginAsync() {
        use();
        return Stages.handedOut(dss.calls().apiVersion(user).thenCompose(version -> {
            requireFor(version);
            return new Confirming<>(dss, confirmable(ConfirmationSubject.template(version, template))).begin();
        }));
    }

    @Override
    public PendingOperation<ConfirmedTemplate> resume(ResumeToken token) {
        ConfirmationRecord record = ResumeTokens.read(Objects.requireNonNull(token, "token"))
                .requireFor(dss.calls().endpoint(), user.login(), KIND);
        if (!record.resumption().details().equals(details())) {
            throw new IllegalArgumentException("This resume token was made for something else than what is filled in"
                    + " here. Fill in the same template, parameters and documents as when it was begun.");
        }
        use();
        return new Confirming<>(dss, confirmable(record.subject())).resume(record.confirmation());
    }

    private void use() {
        if (used) {
            throw new IllegalStateException(
                    "This operation was asked for already. Begin with a new one from the session.");
        }
        used = true;
    }

    private void requireFor(DssApiVersion version) {
        if (version == DssApiVersion.V1 && !documents.isEmpty()) {
            throw new IllegalStateException("Documents of the Document Store are shown by the second generation of the"
                    + " interface only. Leave them out, or set the version of the endpoint.");
        }
    }

    private Confirmable<ConfirmedTemplate> confirmable(ConfirmationSubject subject) {
        return Confirmable.of(
                        "an operation of the organization's own",
                        ConfirmationCaller.of(dss.calls(), user),
                        subject,
                        token -> CompletableFuture.completedFuture(
                                new ConfirmedTemplate(template, token.value(), token.lifetime())))
                .saying(this::write)
                .resumable(new Resumption(Fingerprints.ofUser(dss.calls().endpoint(), user.login()), KIND, details()));
    }

    private void write(JsonGenerator json) throws IOException {
        if (!parameters.isEmpty()) {
            json.writeObjectFieldStart("ConfirmationParams");
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
        }
        if (!documents.isEmpty()) {
            json.writeArrayFieldStart("ConfirmationDataRefs");
            for (StoredDocumentId document : documents) {
                json.writeString(document.value());
            }
            json.writeEndArray();
        }
    }

    /** Parameters are about people and money: a token has their fingerprint only. */
    private List<String> details() {
        List<String> parts = new ArrayList<>(List.of(KIND, template));
        parameters.forEach((name, value) -> parts.addAll(List.of("parameter", name, value)));
        documents.forEach(document -> parts.addAll(List.of("document", document.value())));
        return OrderDetails.of(parts);
    }

    @Override
    public String toString() {
        return "TemplateDraft";
    }
}
