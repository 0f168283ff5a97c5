package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.StreamedJson;

/**
 * The body of {@code POST confirmation}: its three shapes, with the contract's mixed spellings of the identifier
 * (sections 7.1 to 7.3 and 15 point 2).
 */
final class ConfirmationCall implements StreamedJson {

    /** Some members of the body. */
    @FunctionalInterface
    interface Members {

        /** None. */
        Members NONE = json -> {};

        /**
         * Writes them.
         *
         * @throws IOException if they cannot be written
         */
        void write(JsonGenerator json) throws IOException;
    }

    private final DssEndpoint endpoint;
    private final ConfirmationSubject subject;
    private final Members members;

    private ConfirmationCall(DssEndpoint endpoint, ConfirmationSubject subject, Members members) {
        this.endpoint = endpoint;
        this.subject = subject;
        this.members = members;
    }

    /**
     * Opens the confirmation: the user is asked.
     *
     * @param more what is said besides the subject
     * @param callback what the service calls when the user has decided; null for nothing
     */
    static ConfirmationCall open(
            DssEndpoint endpoint, ConfirmationSubject subject, Members more, @Nullable URI callback) {
        return new ConfirmationCall(endpoint, subject, json -> {
            if (callback != null) {
                json.writeStringField("CallbackUri", callback.toString());
            }
            if (!subject.member().isEmpty()) {
                json.writeStringField(subject.member(), subject.id());
            }
            more.write(json);
        });
    }

    /** Asks whether the user has acted, or hands over the code the user has typed. */
    static ConfirmationCall followUp(
            DssEndpoint endpoint, ConfirmationSubject subject, String confirmationId, @Nullable Secret code) {
        return new ConfirmationCall(endpoint, subject, json -> {
            json.writeObjectFieldStart("ChallengeResponse");
            json.writeArrayFieldStart("TextChallengeResponse");
            json.writeStartObject();
            json.writeStringField("RefId", confirmationId);
            if (code != null) {
                json.writeStringField("Value", code.reveal(String::new));
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Chooses one of several ways to confirm. */
    static ConfirmationCall choose(DssEndpoint endpoint, ConfirmationSubject subject, String contextId, String method) {
        return new ConfirmationCall(endpoint, subject, json -> {
            json.writeObjectFieldStart("ChallengeResponse");
            json.writeArrayFieldStart("ChoiceChallengeResponse");
            json.writeStartObject();
            json.writeStringField("RefId", contextId);
            json.writeArrayFieldStart("ChoiceSelected");
            json.writeStartObject();
            json.writeStringField("RefID", method);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Where it goes, below the Identity Centre. */
    String path() {
        return subject.path();
    }

    @Override
    public void write(JsonGenerator json, Documents documents) throws IOException {
        json.writeStartObject();
        json.writeStringField("Resource", endpoint.resource());
        json.writeStringField("ClientId", endpoint.clientId());
        Optional<Secret> secret = endpoint.clientSecret();
        if (secret.isPresent()) {
            json.writeStringField("ClientSecret", secret.get().reveal(String::new));
        }
        members.write(json);
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return "ConfirmationCall";
    }
}
