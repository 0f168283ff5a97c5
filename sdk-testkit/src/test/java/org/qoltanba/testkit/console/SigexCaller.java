package org.qoltanba.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.testkit.pki.TestIdentity;

/** An application that registers documents, over HTTP and with nothing of this project. */
final class SigexCaller {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    SigexCaller(URI address) {
        this.address = address;
    }

    /** Registers a signature; the director of the supplier is told by e-mail. */
    String begin(TestIdentity signer, String title, String document) throws IOException, InterruptedException {
        return register(
                title,
                signer.signer()
                        .sign(DocumentSource.of(title, Bytes.of(document.getBytes(StandardCharsets.UTF_8))))
                        .encoded());
    }

    /** Registers a signature that somebody else has made. */
    String register(String title, Bytes signature) throws IOException, InterruptedException {
        HttpResponse<String> registered = post("/api", "application/json", """
                {"title": "%s", "signType": "cms", "signature": "%s",
                 "emailNotifications": {"to": ["director@supplier.kz"]}}""".formatted(title, signature.toBase64()));
        String id = JSON.readTree(registered.body()).path("documentId").asText();
        assertThat(id).as(registered.body()).isNotEmpty();
        return id;
    }

    /** Sends the document itself. */
    void send(String id, String document) throws IOException, InterruptedException {
        assertThat(post("/api/" + id + "/data", "application/octet-stream", document)
                        .body())
                .contains("digests");
    }

    /** Begins a signing by QR code, for a phone with eGov mobile. */
    JsonNode inviteByQr() throws IOException, InterruptedException {
        return JSON.readTree(post("/api/egovQr", "application/json", "{\"description\": \"Contract\"}")
                .body());
    }

    /** Hands a document over for the phone, and answers what comes back: the signed document, or why there is none. */
    CompletableFuture<String> signByQr(JsonNode invitation) {
        String document = """
                {"signMethod": "CMS_SIGN_ONLY", "documentsToSign": [{"id": 1, "nameRu": "Договор", "nameKz": "Шарт",
                 "nameEn": "Contract", "meta": [], "document": {"file": {"mime": "", "data": "V2UgYWdyZWUu"}}}]}""";
        return http.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(invitation.get("dataURLAuto").textValue()))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(document))
                                .build(),
                        BodyHandlers.ofString())
                .thenCompose(taken -> taken.body().contains("signURLAuto")
                        ? http.sendAsync(
                                HttpRequest.newBuilder(URI.create(
                                                invitation.get("signURLAuto").textValue()))
                                        .build(),
                                BodyHandlers.ofString())
                        : CompletableFuture.completedFuture(taken))
                .thenApply(HttpResponse::body);
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
