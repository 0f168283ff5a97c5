package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.journal.Journal;

/** Contract sections 14.1 to 14.4 over a real socket, with the bodies as printed there; 14.5 is in {@link BackgroundOperationTest}. */
class WorkedExchangesTest {

    private static final String TRANSACTION = """
            {
              "OperationCode": 2,
              "Parameters": [
                {"Name": "SignatureType", "Value": "CAdES"},
                {"Name": "CADESType", "Value": "BES"},
                {"Name": "IsDetached", "Value": "false"},
                {"Name": "CertificateID", "Value": "13"},
                {"Name": "DocumentInfo", "Value": "договор.txt"},
                {"Name": "DocumentType", "Value": "txt"}
              ],
              "Document": "0JTQvtCz0L7QstC+0YAg4oSWMQ=="
            }""";
    private static final String APPLICATION =
            "\"Resource\":\"urn:cryptopro:dss:signserver:signserver\",\"ClientId\":\"erp-client\",\"ClientSecret\":\"s3cret\"";

    private static final String PIN = "{\"Signature\":{\"PinCode\":\"1234\"}}";
    private static final String NOT_YET = "{\"IsFinal\":false,\"IsError\":false}";

    private final DssWorld world = new DssWorld();
    private final FakeHttpServer server = new FakeHttpServer(world.clock, new Journal());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        server.mount("/STS", world.dss.routes());
        server.mount("/SignServer", world.dss.routes());
        world.dss.servedBy(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void section141SynchronousStrategy() throws IOException, InterruptedException, CMSException {
        world.phone().answersAfter(Duration.ofSeconds(7)).confirmsNext();
        String a1 = token();
        HttpResponse<String> created = post("/SignServer/rest/api/transactions", a1, TRANSACTION);
        assertJson(created);
        String t = body(created).textValue();
        assertThat(created.body()).isEqualTo("\"" + t + "\"");
        assertThat(UUID.fromString(t)).hasToString(t);
        JsonNode challenge =
                body(post("/STS/confirmation", a1, "{" + APPLICATION + ",\"TransactionTokenId\":\"" + t + "\"}"));
        assertThat(challenge.get("IsFinal").booleanValue()).isFalse();
        assertThat(challenge.get("IsError").booleanValue()).isFalse();
        String r = challenge.at("/Challenge/TextChallenge/0/RefID").textValue();
        assertThat(challenge.at("/Challenge/ContextData/RefID").textValue()).isEqualTo(r);
        assertThat(challenge.at("/Challenge/TextChallenge/0/ExpiresIn").intValue())
                .isEqualTo(300);

        int polls = 0;
        JsonNode poll = body(followUp(a1, r, ""));
        while (!poll.get("IsFinal").booleanValue()) {
            assertThat(poll).hasToString(NOT_YET);
            polls++;
            world.clock.advance(Duration.ofSeconds(3));
            poll = body(followUp(a1, r, ""));
        }
        assertThat(polls).isEqualTo(3);
        String a2 = poll.get("AccessToken").textValue();
        assertThat(a2).isNotEqualTo(a1);
        assertFinal(poll);

        HttpResponse<String> withA1 = post("/SignServer/rest/api/documents", a1, PIN);
        assertThat(withA1.statusCode()).isEqualTo(400);
        assertThat(withA1.body()).startsWith("{\"error\":\"content_required\",");
        HttpResponse<String> result = post("/SignServer/rest/api/documents", a2, PIN);
        assertJson(result);
        assertThat(result.body()).startsWith("\"MII").endsWith("\"");
        CMSSignedData cms =
                new CMSSignedData(Base64.getDecoder().decode(body(result).textValue()));
        assertThat((byte[]) cms.getSignedContent().getContent())
                .isEqualTo("Договор №1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void section141Variants() throws IOException, InterruptedException {
        String refused = opened(token());
        world.phone().decline();
        assertThat(body(followUp(token(), refused, "")))
                .hasToString("{\"IsFinal\":false,\"IsError\":true,\"Error\":\"authentication_declined\","
                        + "\"ErrorDescription\":\"Пользователь отказался от подтверждения операции\"}");

        String expired = opened(token());
        world.clock.advance(Duration.ofMinutes(5));
        HttpResponse<String> answer = followUp(token(), expired, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"error\":\"invalid_transaction\",\"error_description\":\"")
                .endsWith("\"}");
    }

    @Test
    void section141Step3WordForWord() throws IOException, InterruptedException {
        world.dss.switches().confirmations().challengeTitled(false);
        world.dss.drawsOfflinePictures(text -> new OfflinePicture(
                "image/gif",
                Bytes.of(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"))));
        String a1 = token();
        String t =
                body(post("/SignServer/rest/api/transactions", a1, TRANSACTION)).textValue();
        HttpResponse<String> opened =
                post("/STS/confirmation", a1, "{" + APPLICATION + ",\"TransactionTokenId\":\"" + t + "\"}");

        String r = body(opened).at("/Challenge/ContextData/RefID").textValue();
        assertThat(opened.body())
                .isEqualTo("{\"Challenge\":{\"Title\":{\"Value\":\"Подтвердите операцию в мобильном приложении\"},"
                        + "\"TextChallenge\":[{\"Image\":{\"MimeType\":\"image/gif\",\"Value\":"
                        + "\"R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\"},"
                        + "\"Label\":\"Подпись документа договор.txt\",\"ExpiresIn\":300,\"ExpiresInSpecified\":true,"
                        + "\"CreatedAt\":" + world.clock.now().getEpochSecond() + ",\"IsHidden\":false,"
                        + "\"AuthnMethod\":\"http://dss.cryptopro.ru/identity/authenticationmethod/mobile\","
                        + "\"RefID\":\"" + r + "\",\"MaxLenSpecified\":false,\"HideTextSpecified\":false}],"
                        + "\"ContextData\":{\"RefID\":\"" + r + "\"}},\"IsFinal\":false,\"IsError\":false}");
    }

    @Test
    void section142AsynchronousStrategy() throws IOException, InterruptedException {
        Receiver receiver = new Receiver();
        server.mount("/dss", receiver);
        world.phone().answersAfter(Duration.ofSeconds(40)).confirmsNext();
        String a1 = token();
        String t =
                body(post("/SignServer/rest/api/transactions", a1, TRANSACTION)).textValue();
        String r = body(post(
                        "/STS/confirmation",
                        a1,
                        "{" + APPLICATION + ",\"CallbackUri\":\"" + server.uri()
                                + "/dss/callback/kq3Zt0m8Vw4hQy1s\",\"TransactionTokenId\":\"" + t + "\"}"))
                .at("/Challenge/TextChallenge/0/RefID")
                .textValue();

        world.clock.advance(Duration.ofSeconds(39));
        assertThat(world.dss.callbacks()).isEmpty();
        assertThat(body(followUp(a1, r, "")))
                .as("asked because of a forged callback")
                .hasToString(NOT_YET);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.dss.callbacks()).singleElement().satisfies(callback -> {
            assertThat(callback.body())
                    .isEqualTo("{\"Result\":\"success\",\"TransactionId\":\"" + r
                            + "\",\"Error\":\"\",\"ErrorDescription\":\"\"}");
            assertThat(callback.status()).hasValue(200);
        });
        assertThat(receiver.at("/dss/callback/kq3Zt0m8Vw4hQy1s")).hasSize(1);

        JsonNode proof = body(followUp(a1, r, ""));
        String a2 = proof.get("AccessToken").textValue();
        assertFinal(proof);
        assertThat(body(post("/SignServer/rest/api/documents", a2, PIN)).isTextual())
                .isTrue();
    }

    @Test
    void section142FailureCallbacks() throws IOException, InterruptedException {
        server.mount("/dss", new Receiver());
        String declined = openedWithCallback(token());
        world.phone().decline();
        world.clock.advance(Duration.ZERO);
        assertThat(world.dss.callbacks())
                .last()
                .extracting(DssCallback::body)
                .isEqualTo("{\"Result\":\"failed\",\"TransactionId\":\"" + declined
                        + "\",\"Error\":\"authentication_declined\","
                        + "\"ErrorDescription\":\"Пользователь отказался от подтверждения операции\"}");

        String expired = openedWithCallback(token());
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.dss.callbacks()).hasSize(2);
        assertThat(world.dss.callbacks())
                .last()
                .extracting(DssCallback::body)
                .isEqualTo("{\"Result\":\"failed\",\"TransactionId\":\"" + expired
                        + "\",\"Error\":\"transaction_expired\","
                        + "\"ErrorDescription\":\"Срок действия транзакции истек\"}");
    }

    @Test
    void section144SmsWithMethodChoice() throws IOException, InterruptedException {
        world.ivanov.confirmsBy(ConfirmationMethod.MOBILE, ConfirmationMethod.SMS);
        String prefix = "http://dss.cryptopro.ru/identity/authenticationmethod/";
        String a1 = token();
        String t =
                body(post("/SignServer/rest/api/transactions", a1, TRANSACTION)).textValue();
        HttpResponse<String> opened =
                post("/STS/confirmation", a1, "{" + APPLICATION + ",\"TransactionTokenId\":\"" + t + "\"}");
        String r = body(opened).at("/Challenge/ContextData/RefID").textValue();
        assertThat(opened.body())
                .isEqualTo("{\"Challenge\":{\"Title\":{\"Value\":\"Выберите способ подтверждения\"},"
                        + "\"ChoiceChallenge\":[{\"RefID\":\"" + r + "\",\"Choice\":["
                        + "{\"RefID\":\"" + prefix + "mobile\",\"Label\":{\"Value\":\"Мобильное приложение\"}},"
                        + "{\"RefID\":\"" + prefix + "otpviasms\",\"Label\":{\"Value\":\"SMS\"}}]}],"
                        + "\"ContextData\":{\"RefID\":\"" + r + "\"}},\"IsFinal\":false,\"IsError\":false}");

        HttpResponse<String> chosen = post(
                "/STS/confirmation",
                a1,
                "{" + APPLICATION + ",\"ChallengeResponse\":{\"ChoiceChallengeResponse\":[{\"RefId\":\"" + r
                        + "\",\"ChoiceSelected\":[{\"RefID\":\"" + prefix + "otpviasms\"}]}]}}");
        String r2 = body(chosen).at("/Challenge/ContextData/RefID").textValue();
        assertThat(r2).isNotEqualTo(r);
        assertThat(chosen.body())
                .isEqualTo("{\"Challenge\":{\"Title\":{\"Value\":\"Введите код из SMS\"},"
                        + "\"TextChallenge\":[{\"Label\":\"Код подтверждения\",\"ExpiresIn\":180,"
                        + "\"ExpiresInSpecified\":true,\"CreatedAt\":"
                        + world.clock.now().getEpochSecond()
                        + ",\"IsHidden\":false,\"AuthnMethod\":\"" + prefix + "otpviasms\",\"RefID\":\"" + r2
                        + "\",\"MaxLen\":6,\"MaxLenSpecified\":true,\"HideTextSpecified\":false}],"
                        + "\"ContextData\":{\"RefID\":\"" + r2 + "\"}},\"IsFinal\":false,\"IsError\":false}");

        String code = world.phone().lastSms().code();
        assertFinal(body(followUp(a1, r2, ",\"Value\":\"" + code + "\"")));
    }

    @Test
    void section143OfflineStrategy() throws IOException, InterruptedException {
        String a1 = token();
        String r = opened(a1);
        String code = world.phone().confirmationCode();
        String typo = code.substring(0, 5) + (code.endsWith("9") ? "8" : "9");

        HttpResponse<String> wrong = followUp(a1, r, ",\"Value\":\"" + typo + "\"");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .isEqualTo(
                        "{\"error\":\"authentication_failed\",\"error_description\":\"Неверный код подтверждения\"}");
        assertJson(wrong);

        JsonNode right = body(followUp(a1, r, ",\"Value\":\"" + code + "\""));
        assertFinal(right);
        assertThat(body(post(
                                "/SignServer/rest/api/documents",
                                right.get("AccessToken").textValue(),
                                PIN))
                        .isTextual())
                .isTrue();
    }

    @Test
    void section143CancellationCode() throws IOException, InterruptedException {
        String a1 = token();
        String r = opened(a1);

        JsonNode cancelled =
                body(followUp(a1, r, ",\"Value\":\"" + world.phone().cancellationCode() + "\""));
        assertThat(cancelled)
                .hasToString("{\"IsFinal\":false,\"IsError\":true,\"Error\":\"authentication_declined\","
                        + "\"ErrorDescription\":\"Пользователь отказался от подтверждения операции\"}");
    }

    private String token() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.uri().resolve("/STS/oauth/token"))
                        .header("Authorization", "Basic ZXJwLWNsaWVudDpzM2NyZXQ=")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=ivanov&password="
                                + "&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertJson(answer);
        JsonNode token = body(answer);
        assertThat(answer.body())
                .isEqualTo("{\"access_token\":\"" + token.get("access_token").textValue()
                        + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
        return token.get("access_token").textValue();
    }

    private String opened(String token) throws IOException, InterruptedException {
        String t = body(post("/SignServer/rest/api/transactions", token, TRANSACTION))
                .textValue();
        return body(post("/STS/confirmation", token, "{" + APPLICATION + ",\"TransactionTokenId\":\"" + t + "\"}"))
                .at("/Challenge/TextChallenge/0/RefID")
                .textValue();
    }

    private String openedWithCallback(String token) throws IOException, InterruptedException {
        String t = body(post("/SignServer/rest/api/transactions", token, TRANSACTION))
                .textValue();
        return body(post(
                        "/STS/confirmation",
                        token,
                        "{" + APPLICATION + ",\"CallbackUri\":\"" + server.uri()
                                + "/dss/callback/kq3Zt0m8Vw4hQy1s\",\"TransactionTokenId\":\"" + t + "\"}"))
                .at("/Challenge/TextChallenge/0/RefID")
                .textValue();
    }

    private static void assertFinal(JsonNode answer) {
        String a2 = answer.path("AccessToken").asText();
        assertThat(a2).isNotEmpty();
        assertThat(answer)
                .hasToString("{\"AccessToken\":\"" + a2 + "\",\"ExpiresIn\":300,\"IsFinal\":true,\"IsError\":false}");
    }

    private static void assertJson(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo("application/json;charset=utf-8");
    }

    private HttpResponse<String> followUp(String token, String refId, String value)
            throws IOException, InterruptedException {
        return post(
                "/STS/confirmation",
                token,
                "{" + APPLICATION + ",\"ChallengeResponse\":{\"TextChallengeResponse\":[{\"RefId\":\"" + refId + "\""
                        + value + "}]}}");
    }

    private HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return DssWorld.JSON.readTree(answer.body());
    }
}
