package org.qoltanba.testkit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application that has a user of the cloud sign, over HTTP and with nothing of this project. */
public final class DssCaller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String APPLICATION =
            "\"Resource\":\"urn:cryptopro:dss:signserver:signserver\",\"ClientId\":\"erp\",\"ClientSecret\":\"s3cret\"";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String user;

    public DssCaller(URI address, String user) {
        this.address = address;
        this.user = user;
    }

    /** Signs the user in. */
    public String token() throws IOException, InterruptedException {
        return json(http.send(
                        HttpRequest.newBuilder(address.resolve("/STS/oauth/token"))
                                .header("Authorization", "Basic " + base64("erp:s3cret"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=" + user
                                        + "&password=&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .get("access_token")
                .textValue();
    }

    /** Has a document signed; the user is asked. */
    public String open(String token, String document) throws IOException, InterruptedException {
        return challenge(token, document).get("RefID").textValue();
    }

    /** Has a document signed; answers what the user is asked. */
    public JsonNode challenge(String token, String document) throws IOException, InterruptedException {
        return confirmation(token, document, "");
    }

    /** Has a document signed; the user is asked, and how that ends is told to an address. */
    public void openTelling(String token, String document, URI address) throws IOException, InterruptedException {
        confirmation(token, document, ",\"CallbackUri\":\"" + address + "\"");
    }

    private JsonNode confirmation(String token, String document, String more) throws IOException, InterruptedException {
        String transaction = json(post("/SignServer/rest/api/transactions", token, """
                        {"OperationCode": 2, "Parameters": [
                          {"Name": "SignatureType", "Value": "CAdES"}, {"Name": "CADESType", "Value": "BES"},
                          {"Name": "IsDetached", "Value": "false"}, {"Name": "CertificateID", "Value": "0"},
                          {"Name": "DocumentInfo", "Value": "contract.txt"}, {"Name": "DocumentType", "Value": "txt"}],
                         "Document": "%s"}""".formatted(base64(document))))
                .textValue();
        return json(post(
                        "/STS/confirmation",
                        token,
                        "{" + APPLICATION + ",\"TransactionTokenId\":\"" + transaction + "\"" + more + "}"))
                .at("/Challenge/TextChallenge/0");
    }

    /** Has a document signed by an operation of version 2, which nobody has been asked about yet. */
    public String operation(String token, String name, String document) throws IOException, InterruptedException {
        return json(post("/SignServer/rest/api/v2/signature", token, """
                        {"BinaryData": [{"Content": "%s", "ContentInfo": "%s"}], "ForceConfirmation": true,
                         "Signature": {"Type": "CAdES", "CertificateId": "0",
                           "Parameters": {"CADESType": "BES", "IsDetached": "true"}}}""".formatted(base64(document), name)))
                .at("/Operation/Id")
                .textValue();
    }

    /** Has several documents signed by one operation; the user is asked about each of them. */
    public String openTogether(String token, String... names) throws IOException, InterruptedException {
        String documents = Stream.of(names)
                .map(name -> "{\"Content\": \"%s\", \"ContentInfo\": \"%s\"}".formatted(base64(name), name))
                .collect(Collectors.joining(", "));
        String operation = json(post("/SignServer/rest/api/v2/signature", token, """
                        {"BinaryData": [%s], "ForceConfirmation": true,
                         "Signature": {"Type": "CAdES", "CertificateId": "0",
                           "Parameters": {"CADESType": "BES", "IsDetached": "true"}}}""".formatted(documents)))
                .at("/Operation/Id")
                .textValue();
        return json(post(
                        "/STS/v2.0/confirmation", token, "{" + APPLICATION + ",\"OperationId\":\"" + operation + "\"}"))
                .at("/Challenge/TextChallenge/0/RefID")
                .textValue();
    }

    /** Asks how it stands, with a code or without. */
    public JsonNode poll(String token, String refId, String code) throws IOException, InterruptedException {
        String value = code.isEmpty() ? "" : ",\"Value\":\"" + code + "\"";
        return json(post(
                "/STS/confirmation",
                token,
                "{" + APPLICATION + ",\"ChallengeResponse\":{\"TextChallengeResponse\":[{\"RefId\":\"" + refId + "\""
                        + value + "}]}}"));
    }

    /** Fetches the signature with the token of the confirmation. */
    public byte[] signature(String finalToken, String pin) throws IOException, InterruptedException {
        return Base64.getDecoder()
                .decode(json(post(
                                "/SignServer/rest/api/documents",
                                finalToken,
                                "{\"Signature\":{\"PinCode\":\"" + pin + "\"}}"))
                        .textValue());
    }

    private HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
