package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;

/**
 * OkHttp sends a POST again by itself in three situations. For each: our POST is sent once; a body that is not one-shot
 * is sent twice in the very same situation, so it is one-shot that makes the difference.
 */
class HiddenResendTest {

    private final Rig rig = Rig.real();

    @AfterEach
    void close() {
        rig.close();
    }

    /** What the server does to the request in question; a call before it leaves a connection to be used again. */
    enum Situation {
        REQUEST_TIMEOUT(Rig.status(408), ServerFaultException.class),
        UNAVAILABLE_RETRY_NOW(Rig.status(503).setHeader("Retry-After", "0"), ServerFaultException.class),
        REUSED_CONNECTION_DIES_AFTER_THE_REQUEST(
                Rig.status(200).onResponseStart(new SocketEffect.CloseSocket()), TransportException.class);

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes the builder
        private final MockResponse.Builder answer;

        private final Class<? extends SdkException> failure;

        Situation(MockResponse.Builder answer, Class<? extends SdkException> failure) {
            this.answer = answer;
            this.failure = failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPostIsSentOnce(Situation situation) throws Exception {
        rig.answers(Rig.json("{}"), situation.answer, Rig.json("{}"));
        rig.send(HttpCall.post("/warm-up").json("x"));

        SdkException failure =
                rig.fails(situation.failure, HttpCall.post("/api").json("x"));

        assertThat(rig.server.getRequestCount()).isEqualTo(2);
        assertThat(rig.taken().getConnectionIndex()).isZero();
        assertThat(rig.taken().getConnectionIndex())
                .as("the connection is reused")
                .isZero();
        if (failure instanceof TransportException transport) {
            assertThat(transport.requestMayHaveReachedServer()).isTrue();
            assertThat(transport).hasMessageContaining("find that out before sending it again");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerlessPostWithoutBodyIsSentOnceToo(Situation situation) {
        rig.answers(Rig.json("{}"), situation.answer, Rig.json("{}"));
        rig.send(HttpCall.post("/warm-up"));

        rig.fails(situation.failure, HttpCall.post("/api"));

        assertThat(rig.server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatablePostIsSentAgain(Situation situation) {
        rig.answers(Rig.json("{}"), situation.answer, Rig.json("{}"));
        rig.send(HttpCall.post("/warm-up").json("x"));

        HttpAnswer answer = rig.send(HttpCall.post("/api").json("x").repeatable());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    /** OkHttp as it is out of the box, so that nothing but the body can stop it. */
    @ParameterizedTest
    @EnumSource
    void oneShotAloneStopsOkHttp(Situation situation) throws Exception {
        assertThat(requestsByOkHttp(situation, true)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void withoutItOkHttpSendsAgain(Situation situation) throws Exception {
        assertThat(requestsByOkHttp(situation, false)).isEqualTo(3);
    }

    private int requestsByOkHttp(Situation situation, boolean oneShot) throws IOException {
        rig.answers(Rig.json("{}"), situation.answer, Rig.json("{}"));
        OkHttpClient asItComes = rig.transport
                .client()
                .newBuilder()
                .retryOnConnectionFailure(true)
                .build();
        CallBody body = CallBody.inMemory(CallBody.JSON, new byte[] {'1'});
        for (String path : Stream.of("/warm-up", "/api").toList()) {
            Request request = new Request.Builder()
                    .url(rig.server.url(path))
                    .post(new WireBody(body, body.length(), oneShot))
                    .build();
            try (Response response = asItComes.newCall(request).execute()) {
                assertThat(response.body().bytes()).isNotNull();
            } catch (IOException connectionDied) {
                assertThat(situation).isEqualTo(Situation.REUSED_CONNECTION_DIES_AFTER_THE_REQUEST);
            }
        }
        return rig.server.getRequestCount();
    }

    @Test
    void bodiesOfCallsAreOneShotUnlessTheCallIsRepeatable() {
        Requests requests = rig.service.requests();
        assertThat(requests.of(HttpCall.post("/a").json("x").build(), 3, CookieKeeper.NONE)
                        .body())
                .matches(body -> body != null && body.isOneShot());
        assertThat(requests.of(HttpCall.post("/a").json("x").repeatable().build(), 3, CookieKeeper.NONE)
                        .body())
                .matches(body -> body != null && !body.isOneShot());
    }
}
