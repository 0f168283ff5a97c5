package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.PartedAnswer;
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

    /** Contract sections 4.1 and 12.6. */
    CompletableFuture<HttpAnswer> certificates(Secret token) {
        return http.send(HttpCall.get(ofEither("/certificates")).bearer(token).build());
    }

    static List<CertificateWire> certificates(HttpAnswer answer) {
        return answer.json(new TypeReference<List<CertificateWire>>() {});
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

    /**
     * A call that yields a result, or may have it done: made once, whatever the method (contract section 15 point 10).
     *
     * @param token the confirmed token for what was confirmed, the user's own otherwise
     */
    CompletableFuture<HttpAnswer> result(Secret token, HttpCall.Builder call) {
        return http.send(call.bearer(token).singleAttempt().build());
    }

    /** Contract section 4.3. */
    CompletableFuture<HttpAnswer> policy(Secret token) {
        return http.send(HttpCall.get(signService("/policy")).bearer(token).build());
    }

    /** Contract section 12.5, the operations that have not ended. */
    CompletableFuture<HttpAnswer> operations(Secret token) {
        return http.send(
                HttpCall.get(identityCentre("/operations")).bearer(token).build());
    }

    /** Contract section 12.5. Asking is repeated by whoever asks. */
    CompletableFuture<HttpAnswer> operation(Secret token, String id) {
        return http.send(HttpCall.get(identityCentre("/operations/{id}"), id)
                .bearer(token)
                .singleAttempt()
                .build());
    }

    /** A call of the Document Store or of the Sign Service that uses no key. */
    CompletableFuture<HttpAnswer> send(Secret token, HttpCall.Builder call) {
        return http.send(call.bearer(token).build());
    }

    /** Opens an answer of several parts. Blocks until the service begins to answer. */
    PartedAnswer openParts(Secret token, HttpCall.Builder call) {
        return http.openParts(call.bearer(token).build());
    }

    /** Opens the answer of a download. Blocks until the service begins to answer. */
    InputStream open(Secret token, HttpCall.Builder call) {
        return http.open(call.bearer(token).build());
    }

    /** Contract section 12.7. */
    String documentStore(String path) {
        return "/" + endpoint.documentStore() + "/api/documents" + path;
    }

    private String identityCentre(String path) {
        return "/" + endpoint.identityCentre() + path;
    }

    /** A path of a call that both generations have; the second is spoken to where that is configured (section 12.6). */
    String ofEither(String path) {
        boolean second = endpoint.apiVersion().filter(DssApiVersion.V2::equals).isPresent();
        return signService((second ? "/v2" : "") + path);
    }

    /** A path of the Sign Service, whose root is configured. */
    String signService(String path) {
        return "/" + endpoint.signService() + endpoint.pathPrefix() + path;
    }
}
