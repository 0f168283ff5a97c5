package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;

/** Limits, JSON, status codes. */
class AnswersTest {

    private static final int JSON_LIMIT = 4 << 20;

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Rig rig = Rig.virtual();

    @AfterEach
    void close() {
        rig.close();
    }

    record PersonWire(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("age") @Nullable Integer age) {}

    @Test
    void unknownMembersAreIgnoredAndMissingOnesAreNull() {
        rig.answers(Rig.json("{\"name\":\"Aida\",\"added\":{\"later\":[1,2]}}"));

        PersonWire person = rig.send(HttpCall.get("/api")).json(PersonWire.class);

        assertThat(person).isEqualTo(new PersonWire("Aida", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "[]", "null", "{\"age\":\"not a number\"}"})
    void anythingElseIsAProtocolErrorThatQuotesNothing(String body) {
        rig.answers(Rig.json(body));
        HttpAnswer answer = rig.send(HttpCall.get("/api"));

        assertThatThrownBy(() -> answer.json(PersonWire.class))
                .isInstanceOf(ProtocolException.class)
                .hasNoCause()
                .hasMessageContaining("GET /api")
                .hasMessageNotContaining("not a number");
    }

    @Test
    void nestingIsBounded() {
        rig.answers(Rig.json("[".repeat(65) + "]".repeat(65)), Rig.json("[".repeat(64) + "]".repeat(64)));

        HttpAnswer tooDeep = rig.send(HttpCall.get("/api"));
        assertThatThrownBy(() -> tooDeep.json(Object.class)).isInstanceOf(ProtocolException.class);
        assertThat(rig.send(HttpCall.get("/api")).json(Object.class)).isNotNull();
    }

    @Test
    void aPageOfAGatewayIsNotTakenForTheService() {
        rig.answers(Rig.status(200)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("{}"));
        HttpAnswer answer = rig.send(HttpCall.get("/api"));

        assertThatThrownBy(() -> answer.json(Map.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("'text/html'")
                .hasMessageContaining("proxy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON;charset=UTF-8", "application/problem+json", "text/json"})
    void jsonHasSeveralNames(String type) {
        rig.answers(Rig.status(200).setHeader("Content-Type", type).body("{}"));
        assertThat(rig.send(HttpCall.get("/api")).json(MAP)).isEmpty();
    }

    @Test
    void anAnswerMayBeAsLargeAsItsLimitAndNoLarger() {
        rig.answers(
                Rig.status(200).body("x".repeat(JSON_LIMIT)),
                Rig.status(200).body("x".repeat(JSON_LIMIT + 1)),
                Rig.status(200).body("x".repeat(JSON_LIMIT + 1)));

        assertThat(rig.send(HttpCall.get("/api")).body().size()).isEqualTo(JSON_LIMIT);
        assertThat(rig.fails(ProtocolException.class, HttpCall.get("/api")))
                .hasMessageContaining("larger than " + JSON_LIMIT + " bytes");
        assertThat(rig.send(HttpCall.get("/api").answerLimit(JSON_LIMIT + 1))
                        .body()
                        .size())
                .isEqualTo(JSON_LIMIT + 1);
    }

    @Test
    void theLimitCountsWhatIsUnpacked() throws Exception {
        Buffer packed = new Buffer();
        try (var gzip = Okio.buffer(new GzipSink(packed))) {
            for (int i = 0; i <= JSON_LIMIT / 1024; i++) {
                gzip.write(new byte[1024]);
            }
        }
        assertThat(packed.size()).isLessThan(JSON_LIMIT / 100);
        rig.answers(Rig.status(200).setHeader("Content-Encoding", "gzip").body(packed));

        rig.fails(ProtocolException.class, HttpCall.get("/api"));
    }

    @Test
    void anErrorIsCutNotRefused() {
        rig.answers(Rig.status(400).body("x".repeat(1 << 20)));
        int[] size = new int[1];
        ServiceHttp service = rig.transport.service("Fake", rig.server.url("/").uri(), answer -> {
            size[0] = answer.body().size();
            return StatusErrors.of(answer);
        });
        HttpCall call = HttpCall.get("/api").build();

        assertThatThrownBy(() -> service.await(() -> service.send(call), "")).isInstanceOf(ServiceException.class);

        assertThat(size[0]).isEqualTo(64 << 10);
    }

    @ParameterizedTest
    @CsvSource({
        "400,InvalidRequestException",
        "401,AuthenticationFailedException",
        "403,AccessDeniedException",
        "404,NotFoundException",
        "405,InvalidRequestException",
        "408,ServerFaultException",
        "409,ConflictException",
        "410,NotFoundException",
        "422,InvalidRequestException",
        "429,RateLimitedException",
        "500,ServerFaultException",
        "503,ServerFaultException",
    })
    void eachStatusHasItsException(int status, String name) {
        rig.answers(Rig.status(status));

        ServiceException failure = rig.fails(ServiceException.class, HttpCall.post("/api/{id}", "17"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(name);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.errorCode()).isEqualTo("http_" + status);
        assertThat(failure.context().service()).isEqualTo("Fake");
        assertThat(failure.context().operation()).isEqualTo("POST /api/{id}");
        assertThat(failure).hasMessageNotContaining("17");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        rig.answers(Rig.status(302).setHeader("Location", rig.server.url("/elsewhere")), Rig.json("{}"));

        ProtocolException failure = rig.fails(ProtocolException.class, HttpCall.get("/api"));

        assertThat(failure).hasMessageContaining("redirect").hasMessageNotContaining("elsewhere");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void cookiesAreNotKept() throws Exception {
        rig.answers(Rig.json("{}").setHeader("Set-Cookie", "jwt=1; Path=/"), Rig.json("{}"));
        rig.send(HttpCall.get("/api"));
        rig.send(HttpCall.get("/api"));
        rig.taken();
        assertThat(rig.taken().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void theServicesRequestIdIsKeptIfItIsFitToBeShown() {
        rig.answers(
                Rig.status(404).setHeader("X-Request-Id", "a-1.b:2_3"),
                Rig.status(404).addHeaderLenient("X-Request-Id", "<script>"));

        assertThat(rig.fails(ServiceException.class, HttpCall.get("/api"))
                        .context()
                        .requestId())
                .isEqualTo("a-1.b:2_3");
        assertThat(rig.fails(ServiceException.class, HttpCall.get("/api"))
                        .context()
                        .requestId())
                .isNull();
    }

    @Test
    void aMapperWithAFaultFailsTheCallInsteadOfHangingIt() {
        ServiceHttp service = rig.transport.service("Fake", rig.server.url("/").uri(), answer -> {
            throw new IllegalStateException("fault");
        });
        rig.answers(Rig.json("{}"));
        HttpCall call = HttpCall.get("/api").build();

        assertThatThrownBy(() -> service.await(() -> service.send(call), "")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void successCanHoldAnError() {
        try (Rig sigexLike = Rig.virtual(AnswersTest::errorIn200)) {
            sigexLike.answers(Rig.json("{\"message\":\"Unknown document\"}"), Rig.json("{\"id\":1}"));
            ServiceException failure = sigexLike.fails(ServiceException.class, HttpCall.get("/api"));
            assertThat(failure.errorCode()).isEqualTo("Unknown document");
            assertThat(failure.status()).isEqualTo(200);
            assertThat(sigexLike.send(HttpCall.get("/api")).json(MAP)).containsEntry("id", 1);
        }
    }

    private static @Nullable SdkException errorIn200(HttpAnswer answer) {
        Object message = answer.json(MAP).get("message");
        return message == null ? null : StatusErrors.of(answer, answer.context(), message.toString(), null);
    }

    @Test
    void codesAndDescriptionsAreBounded() {
        rig.answers(Rig.status(400));
        ServiceHttp service = rig.transport.service(
                "Fake",
                rig.server.url("/").uri(),
                answer -> StatusErrors.of(answer, answer.context(), "c\u0007" + "o".repeat(5_000), "d".repeat(5_000)));
        HttpCall call = HttpCall.get("/api").build();
        assertThatThrownBy(() -> service.await(() -> service.send(call), ""))
                .isInstanceOfSatisfying(ServiceException.class, failure -> {
                    assertThat(failure.getMessage()).hasSizeLessThan(400).contains("c?ooo");
                    assertThat(failure.serverMessage().orElseThrow()).hasSize(1_000);
                    assertThat(failure.errorCode()).hasSize(5_002);
                });
    }

    @Test
    void anAnswerShowsItsSizeOnly() {
        rig.answers(Rig.status(200).body("secret"));
        HttpAnswer answer = rig.send(HttpCall.get("/api"));
        assertThat(answer).hasToString("HttpAnswer[200, 6 bytes]");
        assertThat(answer.body().toArray()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
    }
}
