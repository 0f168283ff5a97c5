package org.qoltanba.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.http.PortTakenException;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.qr.QrReader;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** The console over HTTP, as the page in the browser calls it. */
@Timeout(60)
class ConsoleTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeServices world = FakeServices.create();
    private final Scene scene = Scenario.TWO_COMPANIES.arrange(world);
    private final ClockDriver clock = ClockDriver.standingStill(world.clock());
    private ConsoleServer console;

    ConsoleTest() throws IOException {
        console = start(0);
    }

    @AfterEach
    void close() {
        console.close();
        console.close();
        clock.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "assumptions.html",
                "assumptions_ru.html",
                "console.js",
                "console.css",
                "texts.js",
                "icon.svg"
            })
    void servesItsPageWithoutAnythingFromElsewhere(String name) throws Exception {
        HttpResponse<String> page = get(name);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "//cdn");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void thePageBeginsInTheLanguageOfTheProgram() throws Exception {
        assertThat(get("").body()).contains("<html lang=\"ru\">");
    }

    @Test
    void thereAreAllTextsInBothLanguages() throws Exception {
        String[] languages = get("texts.js").body().split("ru: \\{", 2);
        assertThat(languages[1].replaceAll("'[^']*'", "").replaceAll("[^a-zA-Z:]", ""))
                .isEqualTo(languages[0]
                        .replaceAll("(?s).*en: \\{", "")
                        .replaceAll("'[^']*'", "")
                        .replaceAll("[^a-zA-Z:]", ""));
    }

    @Test
    void anOperationIsSeenAndConfirmed() throws Exception {
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String token = erp.token();
        String refId = erp.open(token, "We agree.");

        JsonNode operation = state().at("/phones/0/operations/0");
        assertThat(operation.get("id").textValue()).isEqualTo(refId);
        assertThat(operation.get("text").textValue()).contains("contract.txt");
        assertThat(operation.get("confirmationCode").textValue()).matches("\\d{6,}");
        HttpResponse<byte[]> picture =
                http.send(request("api/phones/ivanov/" + refId + "/qr.png").build(), BodyHandlers.ofByteArray());
        assertThat(QrReader.read(Bytes.of(picture.body()))).startsWith("dss:" + refId);

        JsonNode after = post("api/phones/ivanov/" + refId + "/confirm", "");
        assertThat(after.at("/phones/0/operations")).isEmpty();
        String finalToken = erp.poll(token, refId, "").get("AccessToken").textValue();
        assertThat(erp.signature(finalToken, "1234")).isNotEmpty();
        assertThat(status("POST", "api/phones/ivanov/" + refId + "/confirm", ""))
                .isEqualTo(404);
    }

    @Test
    void anOperationIsDeclinedOrConfirmedByCode() throws Exception {
        DssCaller erp = new DssCaller(world.uri(), "petrova");
        String token = erp.token();
        String declined = erp.open(token, "first");
        post("api/phones/petrova/" + declined + "/decline", "");
        assertThat(erp.poll(token, declined, "").get("IsError").booleanValue()).isTrue();

        String typed = erp.open(token, "second");
        String code = state().at("/phones/1/operations/0/confirmationCode").textValue();
        assertThat(erp.poll(token, typed, code).get("IsFinal").booleanValue()).isTrue();
    }

    @Test
    void aDocumentIsSeenWithSignatureVerdictAndMail() throws Exception {
        byte[] document = "Supply contract".getBytes(StandardCharsets.UTF_8);
        String signature = JSON.readTree(http.send(
                                request("api/people/buyer-director/sign")
                                        .POST(BodyPublishers.ofByteArray(document))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .get("signature")
                .textValue();
        String id = register(signature, document);

        JsonNode seen = state().at("/documents/0");
        assertThat(seen.get("id").textValue()).isEqualTo(id);
        assertThat(seen.get("title").textValue()).isEqualTo("contract.txt");
        assertThat(seen.at("/signatures/0/verdict").textValue()).isEqualTo("TOTAL_PASSED");
        assertThat(seen.at("/signatures/0/iin").textValue()).isEqualTo("850101300011");
        assertThat(seen.at("/signatures/0/bin").textValue()).isEqualTo("970440000012");
        HttpResponse<byte[]> cms = http.send(
                request("api/documents/" + id + "/" + seen.at("/signatures/0/id"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(cms.headers().firstValue("Content-Disposition").orElse("")).contains(id);
        assertThat(cms.body()).isNotEmpty();

        JsonNode box = state().at("/mailboxes/0");
        assertThat(box.get("address").textValue()).isEqualTo("a@b.kz");
        assertThat(box.at("/mails/0/subject").textValue()).contains("contract.txt");
        assertThat(box.at("/mails/0/attachments")).isNotEmpty();
        assertThat(http.send(request("api/mailboxes/a@b.kz/0/0").build(), BodyHandlers.ofByteArray())
                        .body())
                .isNotEmpty();
        assertThat(status("GET", "api/mailboxes/a@b.kz/0/9", "")).isEqualTo(404);
        assertThat(status("GET", "api/documents/none/1", "")).isEqualTo(404);
    }

    /** A page asks every second; 200 documents are 140 KB. */
    @Test
    void whatHasBeenSeenIsNotSaidAgain() throws Exception {
        JsonNode all = state();
        String seen = "api/state?seen=" + all.get("version").textValue();
        assertThat(JSON.readTree(get(seen).body()).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("version", "now");
        JsonNode journal = JSON.readTree(get("api/journal").body());
        assertThat(get("api/journal?seen=" + journal.get("version").textValue()).body())
                .doesNotContain("exchanges");

        new DssCaller(world.uri(), "ivanov").open(new DssCaller(world.uri(), "ivanov").token(), "We agree.");
        assertThat(JSON.readTree(get(seen).body()).at("/phones/0/operations")).hasSize(1);
        assertThat(get("api/journal?seen=" + journal.get("version").textValue()).body())
                .contains("exchanges");
    }

    @Test
    void aPersonDecidesAboutEachDocument() throws Exception {
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String id = erp.openTogether(erp.token(), "a.txt", "b.txt");
        assertThat(state().at("/phones/0/operations/0/documents")).hasSize(2);
        String address = "api/phones/ivanov/" + id + "/confirm";
        assertThat(status("POST", address, "{\"documents\":{\"a.txt\":\"BURN\"}}"))
                .isEqualTo(400);
        assertThat(status("POST", address, "{\"documents\":{\"c.txt\":\"DECLINE\"}}"))
                .isEqualTo(400);
        post(address, "{\"documents\":{\"b.txt\":\"DECLINE\"}}");
        assertThat(world.dss().operations().all().get(0).documents().get(1).decision())
                .contains(DocumentDecision.DECLINE);
    }

    @Test
    void theJournalIsSearched() throws Exception {
        new DssCaller(world.uri(), "ivanov").token();
        http.send(
                HttpRequest.newBuilder(world.uri().resolve("/api/nothing/at/all"))
                        .build(),
                BodyHandlers.ofString());

        JsonNode all = JSON.readTree(get("api/journal").body());
        assertThat(all.get("total").intValue()).isEqualTo(2);
        assertThat(all.at("/exchanges/0/path").textValue()).isEqualTo("/api/nothing/at/all");
        JsonNode found = JSON.readTree(get("api/journal?search=OAuth%2Ftoken").body());
        assertThat(found.get("exchanges")).hasSize(1);
        assertThat(found.at("/exchanges/0/status").intValue()).isEqualTo(200);
        assertThat(state().get("points").toString()).contains("POST /STS/oauth/token");
    }

    @Test
    void faultsAreSetAndRemoved() throws Exception {
        post("api/faults", "{\"text\":\"status(on(\\\"POST\\\", \\\"/STS/oauth/token\\\"), 503).times(2)\"}");
        JsonNode state = post("api/faults", "{\"text\":\"loseResponse(on(\\\"POST\\\", \\\"/api\\\"))\"}");
        assertThat(state.get("faults").findValuesAsText("service")).containsExactly("sigex", "dss");
        Assertions.assertThatThrownBy(() -> new DssCaller(world.uri(), "ivanov").token())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("503");
        assertThat(state().at("/faults/1/struck").intValue()).isEqualTo(1);

        delete("api/faults/dss/0");
        new DssCaller(world.uri(), "ivanov").token();
        assertThat(delete("api/faults").get("faults")).isEmpty();
        assertThat(world.sigex().faults().rules()).isEmpty();

        HttpResponse<String> wrong = send("POST", "api/faults", "{\"text\":\"explode\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("No fault is called \"explode\".");
        assertThat(status("DELETE", "api/faults/dss/7", "")).isEqualTo(404);
    }

    @Test
    void everyFaultComesToThePageByItself() throws Exception {
        JsonNode kinds = state().get("faultKinds");
        assertThat(kinds).hasSize(FaultKind.values().length);
        for (JsonNode kind : kinds) {
            String place = switch (kind.get("place").textValue()) {
                case "POINT" -> "on(\"POST\", \"/api\")";
                case "SERVICE" -> "of(\"SIGEX\")";
                default -> "";
            };
            String example = kind.get("example").textValue();
            String detail = switch (kind.get("detail").textValue()) {
                case "NONE" -> "";
                case "MEMBER" -> ", \"" + example + "\"";
                default -> ", " + example;
            };
            String fault = kind.get("word").textValue() + "(" + place + detail + ")";
            JsonNode state = post(
                    "api/faults", JSON.createObjectNode().put("text", fault).toString());
            assertThat(state.at("/faults/0/text").textValue())
                    .startsWith(kind.get("word").textValue() + "(" + place);
            assertThat(kind.get("en").textValue())
                    .isNotEmpty()
                    .isNotEqualTo(kind.get("ru").textValue());
            delete("api/faults");
        }
    }

    @Test
    void aMistakeIsToldInTheLanguageOfThePage() throws Exception {
        HttpResponse<String> wrong = http.send(
                request("api/faults")
                        .header("Accept-Language", "ru")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"explode\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(wrong.body()).startsWith("Сбоя «explode» нет.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrongContentType(%s)",
                "oversizedResponse(%s)",
                "extraMembers(%s)",
                "missingMember(%s, \"expires_in\")",
                "unknownValue(%s, \"token_type\")"
            })
    void anAlteringFaultStrikes(String pattern) throws Exception {
        String fault = pattern.formatted("on(\"POST\", \"/STS/oauth/token\")") + ".always()";
        JsonNode set =
                post("api/faults", JSON.createObjectNode().put("text", fault).toString());
        assertThat(set.at("/faults/0/text").textValue()).isEqualTo(fault);
        new DssCaller(world.uri(), "ivanov").token();
        assertThat(state().at("/faults/0/struck").intValue()).isEqualTo(1);
    }

    @Test
    void aFaultIsSwitchedOffAndOn() throws Exception {
        post("api/faults", "{\"text\":\"status(on(\\\"POST\\\", \\\"/STS/oauth/token\\\"), 503).always()\"}");
        JsonNode off = post("api/faults/dss/0/off", "");
        assertThat(off.at("/faults/0/on").booleanValue()).isFalse();
        new DssCaller(world.uri(), "ivanov").token();
        assertThat(status("POST", "api/faults/off/0/off", "")).isEqualTo(404);
        assertThat(status("POST", "api/faults/dss/0/on", "")).isEqualTo(404);
        assertThat(status("POST", "api/faults/off/1/on", "")).isEqualTo(404);
        assertThat(status("POST", "api/faults/off/0/away", "")).isEqualTo(404);

        JsonNode on = post("api/faults/off/0/on", "");
        assertThat(on.at("/faults/0/on").booleanValue()).isTrue();
        assertThat(on.at("/faults/0/text").textValue()).contains("503).always()");
        Assertions.assertThatThrownBy(() -> new DssCaller(world.uri(), "ivanov").token())
                .hasMessageContaining("503");

        post("api/faults/dss/0/off", "");
        assertThat(delete("api/faults/off/0").get("faults")).isEmpty();
        assertThat(status("DELETE", "api/faults/none/0", "")).isEqualTo(404);
    }

    @Test
    void theClockIsMovedPausedAndSped() throws Exception {
        JsonNode later = post("api/clock", "{\"advance\":\"5m\"}");
        assertThat(Instant.parse(later.get("now").textValue())).isEqualTo(START.plusSeconds(300));
        assertThat(later.get("paused").booleanValue()).isTrue();
        JsonNode running = post("api/clock", "{\"speed\":60,\"paused\":false}");
        assertThat(running.get("speed").doubleValue()).isEqualTo(60);
        assertThat(clock.isPaused()).isFalse();
        assertThat(post("api/clock", "{\"paused\":true}").get("paused").booleanValue())
                .isTrue();
        assertThat(send("POST", "api/clock", "{\"advance\":\"soon\"}").body()).contains("written as 5s");
        assertThat(status("POST", "api/clock", "{")).isEqualTo(400);
    }

    @Test
    void keysCanBeTaken() throws Exception {
        assertThat(get("api/people/buyer-director/certificate").body()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(http.send(request("api/people/buyer-director/p12").build(), BodyHandlers.ofByteArray())
                        .body())
                .isNotEmpty();
        assertThat(status("GET", "api/people/nobody/p12", "")).isEqualTo(404);
        assertThat(status("GET", "api/people/buyer-director/pdf", "")).isEqualTo(404);
    }

    @Test
    void aPersonSignsByEgovMobile() throws Exception {
        HttpResponse<String> unknown =
                send("POST", "api/people/buyer-director/egov-sign", "{\"link\":\"https://example.kz\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        JsonNode invitation = JSON.readTree(http.send(
                        HttpRequest.newBuilder(world.uri().resolve("/api/egovQr"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"description\":\"Contract\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        String link = invitation.get("eGovMobileLaunchLink").textValue();
        post("api/people/buyer-director/egov-refuse", "{\"link\":\"" + link + "\"}");
        assertThat(world.journal().exchanges()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,http://evil.example,403",
        "Origin,null,403",
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,200",
        "Sec-Fetch-Site,none,200",
        "X-Other,anything,200"
    })
    void otherSitesAreRefused(String header, String value, int status) throws Exception {
        HttpRequest foreign = request("api/state").header(header, value).build();
        assertThat(http.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }

    @Test
    void theOwnPageIsNot() throws Exception {
        String origin = console.uri().toString().replaceAll("/$", "");
        HttpRequest own = request("api/faults")
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .DELETE()
                .build();
        assertThat(http.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"evil.example,403", "127.0.0.1.evil.example,403", "localhost,200", "127.0.0.1,200", "[::1]:80,200"})
    void anotherNameIsRefused(String host, int status) throws Exception {
        URI address = console.uri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void listensOnThisMachineAlone() throws Exception {
        assertThat(InetAddress.getByName(console.uri().getHost()).isLoopbackAddress())
                .isTrue();
        assertThat(console.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aTakenPortIsToldAndAFreedOneIsFree() throws Exception {
        int port = console.uri().getPort();
        Assertions.assertThatThrownBy(() -> start(port))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(Integer.toString(port));
        console.close();
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("nothing").statusCode()).isEqualTo(404);
        assertThat(get("../module-info.class").statusCode()).isEqualTo(404);
        assertThat(get("api/nothing").statusCode()).isEqualTo(404);
        assertThat(status("POST", "console.js", "")).isEqualTo(405);
        assertThat(status("PUT", "api/state", "")).isEqualTo(405);
    }

    private String register(String signature, byte[] document) throws Exception {
        String body = """
                {"title": "contract.txt", "signType": "cms", "signature": "%s",
                 "emailNotifications": {"to": ["a@b.kz"]}}""".formatted(signature);
        HttpResponse<String> registered = http.send(
                HttpRequest.newBuilder(world.uri().resolve("/api"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        String id = JSON.readTree(registered.body()).path("documentId").asText();
        assertThat(id).as(registered.body()).isNotEmpty();
        HttpResponse<String> sent = http.send(
                HttpRequest.newBuilder(world.uri().resolve("/api/" + id + "/data"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(document))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.body()).contains("digests");
        assertThat(Base64.getDecoder().decode(signature)).isNotEmpty();
        return id;
    }

    private ConsoleServer start(int port) throws IOException {
        return ConsoleServer.start(
                world, scene, clock, "127.0.0.1", port, Locale.forLanguageTag("ru"), Path.of("keys"));
    }

    private JsonNode state() throws Exception {
        return JSON.readTree(get("api/state").body());
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode delete(String path) throws Exception {
        return JSON.readTree(send("DELETE", path, "").body());
    }

    private int status(String method, String path, String body) throws Exception {
        return send(method, path, body).statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(console.uri() + path));
    }
}
