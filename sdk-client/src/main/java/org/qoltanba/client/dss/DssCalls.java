package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;

/** The calls of the contract, one method each. */
final class DssCalls {

    private final ServiceHttp http;
    private final DssEndpoint endpoint;
    private final ApiGeneration generation;

    DssCalls(ServiceHttp http, DssEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
        this.generation = new ApiGeneration(http, endpoint);
    }

    DssEndpoint endpoint() {
        return endpoint;
    }

    /** Which generation of the interface the installation has. */
    CompletableFuture<DssApiVersion> apiVersion(DssUser user) {
        return generation.of(user);
    }

    /** Contract section 4.1. */
    CompletableFuture<HttpAnswer> certificates(Secret token) {
        return http.send(
                HttpCall.get(signService("/certificates")).bearer(token).build());
    }

    static List<CertificateWire> certificates(HttpAnswer answer) {
        return answer.json(new TypeReference<List<CertificateWire>>() {});
    }

    /** Contract section 4.3. */
    CompletableFuture<HttpAnswer> policy(Secret token) {
        return http.send(HttpCall.get(signService("/policy")).bearer(token).build());
    }

    /** Contract section 5. Nothing reaches the phone yet. */
    CompletableFuture<String> createTransaction(Secret token, TransactionCall transaction) {
        return http.send(HttpCall.post(signService("/transactions"))
                        .bearer(token)
                        .jsonStream(transaction)
                        .build())
                .thenApply(answer -> {
                    String id = answer.json(String.class);
                    if (id.isBlank()) {
                        throw answer.notUnderstood("CryptoPro DSS created a transaction without an identifier.");
                    }
                    return id;
                });
    }

    /** Contract section 7. Asking is repeated by whoever asks. */
    CompletableFuture<HttpAnswer> confirm(Secret token, ConfirmationCall confirmation) {
        return confirm(call -> call.bearer(token), confirmation);
    }

    /** Contract section 3.7: the same for a user who has no token yet. */
    CompletableFuture<HttpAnswer> confirm(String login, Secret password, ConfirmationCall confirmation) {
        return confirm(call -> call.basic(login, password), confirmation);
    }

    private CompletableFuture<HttpAnswer> confirm(
            UnaryOperator<HttpCall.Builder> authorised, ConfirmationCall confirmation) {
        return http.send(authorised
                .apply(HttpCall.post(identityCentre(confirmation.path())))
                .jsonStream(confirmation)
                .singleAttempt()
                .build());
    }

    /** Contract section 6.1, confirmed form: the one call that takes the confirmed token, and the only one with the PIN. */
    CompletableFuture<Signature> result(ConfirmedToken token, @Nullable Secret pin, long answerLimit) {
        return http.send(HttpCall.post(signService("/documents"))
                        .bearer(token.value())
                        .jsonStream((json, documents) -> {
                            json.writeStartObject();
                            if (pin != null) {
                                json.writeObjectFieldStart("Signature");
                                json.writeStringField("PinCode", pin.reveal(String::new));
                                json.writeEndObject();
                            }
                            json.writeEndObject();
                        })
                        .singleAttempt()
                        .answerLimit(answerLimit)
                        .build())
                .thenApply(answer -> {
                    try {
                        return Signature.of(Bytes.fromBase64(answer.json(String.class)));
                    } catch (IllegalArgumentException malformed) {
                        throw answer.notUnderstood(
                                "CryptoPro DSS answered with something that is no signature in Base64."
                                        + " Begin the operation again; if it happens again, ask the administrator of the DSS.");
                    }
                });
    }

    private String identityCentre(String path) {
        return "/" + endpoint.identityCentre() + path;
    }

    private String signService(String path) {
        return "/" + endpoint.signService() + endpoint.pathPrefix() + path;
    }
}
