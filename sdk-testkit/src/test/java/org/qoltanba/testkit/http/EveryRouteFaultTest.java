package org.qoltanba.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.FaultLanguage;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.pki.TestIdentity;

/** Every fault takes effect at every route of every fake, as their tables name them. */
@Timeout(300)
class EveryRouteFaultTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RESOURCE = "urn:cryptopro:dss:signserver:signserver";
    /** Lists of nothing at DSS, and what the user of this test is refused without a word. */
    private static final List<String> WITHOUT_MEMBERS = List.of(
            "GET /STS/oauth/authorize/certificate",
            "GET /SignServer/rest/api/certificates",
            "POST /SignServer/rest/api/certificates/{id}/friendlyname",
            "GET /SignServer/rest/api/requests",
            "POST /SignServer/rest/api/requests",
            "GET /DocumentStore/api/documents/user/docinfo/all",
            "GET /STS/operations",
            "GET /STS/operations/{id}",
            "GET /SignServer/rest/api/v2/certificates",
            "GET /SignServer/rest/api/v2/requests",
            "GET /Audit/api/audit",
            "POST /STS/ums/user",
            "POST /STS/ums/user/{id}/authmethod/idonly",
            "POST /STS/ums/user/{id}/mobileauth",
            "POST /STS/ums/user/{id}/authmethod/MobileAuth",
            "POST /STS/ums/user/{id}/mydss/init",
            "POST /STS/ums/user/{id}/authmethod/mydss",
            "GET /STS/ums/user/{id}/operationpolicy",
            "POST /STS/ums/user/{id}/operationpolicy");

    private static final String HTML = "Content-Type: text/html";

    /** A service with its routes. */
    private enum Fake {
        SIGEX,
        DSS;

        /** The header of somebody whom the service lets in, at both. */
        String knownCaller(FakeServices world) throws Exception {
            if (this == DSS) {
                return caller(world);
            }
            JsonNode invited = JSON.readTree(post(world, "{}").body());
            TestIdentity person = world.pki().individual(Iin.of("123456789011"));
            String signature = person.signer()
                    .sign(DocumentSource.of(
                            "nonce", Bytes.of(invited.path("nonce").binaryValue())))
                    .encoded()
                    .toBase64();
            HttpResponse<String> entered = post(
                    world,
                    JSON.createObjectNode()
                            .put("nonce", invited.path("nonce").asText())
                            .put("signature", signature)
                            .toString());
            String cookie =
                    entered.headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError(entered.body()));
            return "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n";
        }

        private static HttpResponse<String> post(FakeServices world, String body) throws Exception {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(world.uri().resolve("/api/auth"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        /** The header of somebody whom the service knows; of nobody at SIGEX, where refusals have members too. */
        String caller(FakeServices world) throws Exception {
            if (this == SIGEX) {
                return "";
            }
            world.dss().client("erp").secret("s3cret");
            world.dss().user("ivanov");
            String form = "grant_type=password&username=ivanov&password=&resource=" + RESOURCE;
            try (RawConnection connection = RawConnection.to(world.uri())) {
                connection.send("POST /STS/oauth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Authorization: Basic ZXJwOnMzY3JldA==\r\n"
                        + "Content-Length: " + form.length() + "\r\n\r\n" + form);
                String answer = connection.readAll();
                JsonNode token = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
                return "Authorization: Bearer " + token.path("access_token").asText() + "\r\n";
            }
        }

        List<ExchangePoint> points(FakeServices world) {
            List<ExchangePoint> points =
                    this == SIGEX ? world.sigex().points() : world.dss().points();
            assertThat(points).hasSizeGreaterThan(30).doesNotHaveDuplicates();
            return points;
        }

        Faults faults(FakeServices world) {
            return this == SIGEX ? world.sigex().faults() : world.dss().faults();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutBeforeProcessing(Fake fake) throws Exception {
        walk(
                fake,
                "cutBeforeProcessing(%s)",
                (connection, answered) ->
                        assertThatThrownBy(connection::readAll).isInstanceOf(SocketException.class));
    }

    @ParameterizedTest
    @EnumSource
    void loseResponse(Fake fake) throws Exception {
        walk(
                fake,
                "loseResponse(%s)",
                (connection, answered) -> assertThat(connection.readAll()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void truncateResponse(Fake fake) throws Exception {
        walk(fake, "truncateResponse(%s)", (connection, answered) -> {
            String answer = connection.readAll();
            if (!answer.isEmpty()) {
                int length = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).length())
                        .isLessThan(length);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"SIGEX, 408", "SIGEX, 409", "SIGEX, 429", "SIGEX, 503", "DSS, 408", "DSS, 409", "DSS, 429", "DSS, 503"})
    void status(Fake fake, int code) throws Exception {
        walk(
                fake,
                "status(%s, " + code + ").retryAfter(7s)",
                (connection, answered) -> assertThat(connection.readAll())
                        .startsWith("HTTP/1.1 " + code + " ")
                        .contains("Retry-After: 7\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void wrongContentType(Fake fake) throws Exception {
        walk(
                fake,
                "wrongContentType(%s)",
                (connection, answered) -> assertThat(connection.readAll()).contains(HTML));
    }

    @ParameterizedTest
    @EnumSource
    void oversizedResponse(Fake fake) throws Exception {
        walk(
                fake,
                "oversizedResponse(%s)",
                (connection, answered) -> assertThat(connection.readAll()).hasSizeGreaterThan(4 * 1024 * 1024));
    }

    @ParameterizedTest
    @EnumSource
    void stall(Fake fake) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            for (ExchangePoint point : fake.points(world)) {
                FaultRule rule = FaultLanguage.set("stall(" + point(point) + ")", fake.faults(world));
                try (RawConnection connection = send(world.uri(), point)) {
                    FaultyExchangeTest.untilStruck(rule);
                    fake.faults(world).clear();
                    assertThatThrownBy(connection::readAll).isInstanceOf(SocketException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void stallInHeaders(Fake fake) throws Exception {
        stops(fake, "stallInHeaders", received -> assertThat(received).doesNotContain("\r\n\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void stallInBody(Fake fake) throws Exception {
        stops(fake, "stallInBody", received -> {
            int length = Integer.parseInt(received.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            if (length == 0) {
                assertThat(received).doesNotContain("\r\n\r\n");
            } else {
                assertThat(received.substring(received.indexOf("\r\n\r\n") + 4).length())
                        .isEqualTo(length / 2);
            }
        });
    }

    private static void stops(Fake fake, String word, Consumer<String> look) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            for (ExchangePoint point : fake.points(world)) {
                FaultRule rule = world.fault(word + "(" + point(point) + ")");
                try (RawConnection connection = send(world.uri(), point)) {
                    String status = connection.readLine();
                    assertThat(status).startsWith("HTTP/1.1 ");
                    assertThat(rule.struck()).as("%s", point).isOne();
                    fake.faults(world).clear();
                    look.accept(status + "\r\n" + connection.readUntilReset());
                }
                assertThat(last(world).fault().map(Effect::kind)).contains(rule.kind());
            }
        }
    }

    /** The answer is the one that the service gives to a token it does not know, and the token is worth nothing any more. */
    @ParameterizedTest
    @EnumSource
    void expiredToken(Fake fake) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            int refused = 0;
            for (ExchangePoint point : fake.points(world)) {
                String caller = fake.knownCaller(world);
                String known = refusal(answer(world, point, caller));
                String unknown = refusal(answer(world, point, caller.replaceAll(".{5}\r\n$", "xxxxx\r\n")));
                FaultRule rule = world.fault("expiredToken(" + point(point) + ")");
                assertThat(refusal(answer(world, point, caller)))
                        .as("%s", point)
                        .isEqualTo(unknown);
                assertThat(rule.struck()).as("%s", point).isOne();
                assertThat(refusal(answer(world, point, caller)))
                        .as("%s", point)
                        .isEqualTo(unknown);
                refused += known.equals(unknown) ? 0 : 1;
            }
            assertThat(refused).isGreaterThan(fake == Fake.SIGEX ? 10 : 50);
        }
    }

    /** What an answer says, without what is different in each. */
    private static String refusal(String answer) {
        return answer.substring(0, answer.indexOf("\r\n"))
                + answer.substring(answer.indexOf("\r\n\r\n")).replaceAll("\"(requestID|nonce)\":[^,}]*", "");
    }

    /** Every answer is dated by the service's clock, which is that of the world until it is set wrong. */
    @ParameterizedTest
    @EnumSource
    void clockSkew(Fake fake) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            for (ExchangePoint point : fake.points(world)) {
                assertThat(answer(world, point, "")).contains("Date: Sat, 21 Nov 2026 09:00:00 GMT\r\n");
            }
            FaultRule rule = world.fault("clockSkew(of(\"" + fake + "\"), -90m)");
            for (ExchangePoint point : fake.points(world)) {
                assertThat(answer(world, point, "")).contains("Date: Sat, 21 Nov 2026 07:30:00 GMT\r\n");
            }
            fake.faults(world).remove(rule);
            assertThat(answer(world, fake.points(world).get(0), "")).contains("Date: Sat, 21 Nov 2026 09:00:00 GMT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void delayResponse(Fake fake) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            for (ExchangePoint point : fake.points(world)) {
                FaultRule rule = FaultLanguage.set("delayResponse(" + point(point) + ", 1h)", fake.faults(world));
                Instant before = world.clock().now();
                try (RawConnection connection = send(world.uri(), point)) {
                    assertThat(connection.readAll()).startsWith("HTTP/1.1 ");
                    assertThat(Duration.between(before, world.clock().now())).isEqualTo(Duration.ofHours(1));
                }
                assertThat(rule.struck()).as("%s", point).isOne();
            }
        }
    }

    /** Only answers that have no member with a text stay as they are, and which routes have such is known. */
    @ParameterizedTest
    @EnumSource
    void membersChange(Fake fake) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            String caller = fake.caller(world);
            List<String> unchanged = new ArrayList<>();
            for (ExchangePoint point : fake.points(world)) {
                Optional<String> text = memberWithText(answer(world, point, caller));
                if (text.isEmpty()) {
                    unchanged.add(point.toString());
                    continue;
                }
                String member = "\"" + text.get() + "\"";
                assertThat(faulty(world, fake, "extraMembers(%s)", point, caller))
                        .as("%s", point)
                        .contains("\"SomethingNew\":true");
                assertThat(faulty(world, fake, "missingMember(%s, " + member + ")", point, caller))
                        .as("%s", point)
                        .doesNotContain(member + ":");
                assertThat(faulty(world, fake, "unknownValue(%s, " + member + ")", point, caller))
                        .as("%s", point)
                        .contains(member + ":\"SomethingNew\"");
            }
            assertThat(unchanged).containsExactlyInAnyOrderElementsOf(fake == Fake.SIGEX ? List.of() : WITHOUT_MEMBERS);
        }
    }

    private static Optional<String> memberWithText(String answer) throws IOException {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return body.startsWith("{") || body.startsWith("[") ? memberWithText(JSON.readTree(body)) : Optional.empty();
    }

    private static Optional<String> memberWithText(JsonNode node) {
        return Stream.concat(
                        node.properties().stream()
                                .filter(member -> member.getValue().isTextual())
                                .map(Map.Entry::getKey),
                        node.valueStream().flatMap(child -> memberWithText(child).stream()))
                .findFirst();
    }

    /** By chance, the same exchanges are struck in two worlds with the same seed; the seed is the one that is printed. */
    @ParameterizedTest
    @EnumSource
    void chanceComesAgainFromTheSeed(Fake fake) {
        try (FakeServices first = FakeServices.create();
                FakeServices second = FakeServices.create(first.seed());
                FakeServices other = FakeServices.create(first.seed() + 1)) {
            List<Boolean> strikes = strikes(fake, first);
            assertThat(strikes)
                    .contains(true, false)
                    .isEqualTo(strikes(fake, second))
                    .isNotEqualTo(strikes(fake, other));
            assertThat(first.whatHappened()).hasMessageContaining("FakeServices.create(" + first.seed() + "L)");
        }
    }

    private static List<Boolean> strikes(Fake fake, FakeServices world) {
        List<Boolean> strikes = new ArrayList<>();
        for (ExchangePoint point : fake.points(world)) {
            FaultLanguage.set("loseResponse(" + point(point) + ").percent(50).always()", fake.faults(world));
            for (int i = 0; i < 8; i++) {
                strikes.add(fake.faults(world).next(point.method(), path(point)).isPresent());
            }
            fake.faults(world).clear();
        }
        return strikes;
    }

    /** Looks at what comes back. */
    @FunctionalInterface
    private interface Look {

        void at(RawConnection connection, Exchange exchange) throws Exception;
    }

    private static void walk(Fake fake, String fault, Look look) throws Exception {
        try (FakeServices world = FakeServices.create()) {
            for (ExchangePoint point : fake.points(world)) {
                FaultRule rule = FaultLanguage.set(fault.formatted(point(point)), fake.faults(world));
                assertThat(rule).hasToString(fault.formatted(point(point)));
                try (RawConnection connection = send(world.uri(), point)) {
                    FaultyExchangeTest.untilStruck(rule);
                    look.at(connection, last(world));
                }
                assertThat(rule.struck()).as("%s", point).isOne();
                assertThat(fake.faults(world).rules()).isEmpty();
                Optional<Effect> noted = last(world).fault();
                assertThat(noted).as("%s", point).isPresent();
            }
        }
    }

    private static String faulty(FakeServices world, Fake fake, String fault, ExchangePoint point, String caller)
            throws Exception {
        FaultLanguage.set(fault.formatted(point(point)), fake.faults(world));
        return answer(world, point, caller);
    }

    private static String answer(FakeServices world, ExchangePoint point, String caller) throws Exception {
        try (RawConnection connection = send(world.uri(), point, caller)) {
            return connection.readAll();
        }
    }

    private static Exchange last(FakeServices world) {
        List<Exchange> all = world.journal().exchanges();
        while (all.isEmpty()) {
            Thread.onSpinWait();
            all = world.journal().exchanges();
        }
        return all.get(all.size() - 1);
    }

    private static RawConnection send(URI address, ExchangePoint point) throws IOException {
        return send(address, point, "");
    }

    private static RawConnection send(URI address, ExchangePoint point, String caller) throws IOException {
        RawConnection connection = RawConnection.to(address);
        connection.send(point.method() + " " + path(point)
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + caller
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        return connection;
    }

    private static String point(ExchangePoint point) {
        return "on(\"" + point.method() + "\", \"" + point.pathTemplate() + "\")";
    }

    private static String path(ExchangePoint point) {
        return point.pathTemplate().replaceAll("\\{[^{}]+}", "1");
    }
}
