package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.client.callback.CallbackHandler;
import org.qoltanba.client.testing.Engine;

/** The rules for receivers of callbacks (contract section 9.2), each as a test. */
class DssCallbacksTest {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String R = "9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90";

    private final Engine engine = new Engine();
    private final List<String> passedOn = new ArrayList<>();
    private final DssCallbacks callbacks = callbacks("https://erp.example.ru/dss");

    DssCallbacksTest() {
        engine.waiting().relay(passedOn::add);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private DssCallbacks callbacks(String base) {
        return new DssCallbacks(
                DssCallbacks.requireAddress(URI.create(base)), engine.waiting(), engine.time(), new SecureRandom());
    }

    private int call(String secret, String body) throws IOException {
        return call(secret, JSON, body);
    }

    private int call(String secret, @Nullable String type, String body) throws IOException {
        byte[] octets = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return callbacks.handle("/dss/" + secret, type, new ByteArrayInputStream(octets));
    }

    private static String success(String id) {
        return "{'Result':'success','TransactionId':'" + id + "','Error':'','ErrorDescription':''}";
    }

    private String next() {
        String secret = callbacks.next();
        assertThat(secret).isNotNull();
        return String.valueOf(secret);
    }

    @Test
    void everyOperationHasAnAddressOfItsOwnWith128RandomBits() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String secret = next();
            assertThat(secret).matches("[A-Za-z0-9_-]{22}");
            seen.add(secret);
        }

        assertThat(seen).hasSize(1_000);
        assertThat(callbacks.address("kq3Zt0m8Vw4hQy1s"))
                .isEqualTo(URI.create("https://erp.example.ru/dss/kq3Zt0m8Vw4hQy1s"));
        assertThat(callbacks("https://erp.example.ru/dss/").address("k"))
                .isEqualTo(URI.create("https://erp.example.ru/dss/k"));
    }

    @Test
    void whoIsNotCalledNamesNoAddress() {
        DssCallbacks none = DssCallbacks.none(engine.waiting(), engine.time());

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.next()).isNull();
        assertThat(none.address("k")).isNull();
        assertThat(none.opened(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.ru/dss",
                "/dss",
                "https:dss",
                "https://erp.example.ru/dss?x=1",
                "https://erp.example.ru/dss#x",
                "https://user@erp.example.ru/dss",
                "ftp://localhost/dss"
            })
    void anAddressThatCannotBeCalledSafelyIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DssCallbacks.requireAddress(URI.create(address)))
                .withMessageContaining("https://erp.example.ru/dss");
    }

    @Test
    void theMachineItselfMayBeCalledWithoutTls() {
        assertThat(DssCallbacks.requireAddress(URI.create("http://localhost:8080/dss"))
                        .getPort())
                .isEqualTo(8080);
    }

    /** Rule 2: whether somebody waits for it cannot be told from the answer. */
    @Test
    void knownAndUnknownIdentifiersAreAnsweredAlike() throws Exception {
        String secret = next();

        assertThat(call(secret, success(R))).isEqualTo(200);
        assertThat(call("no-such-path", success(R))).isEqualTo(200);
        assertThat(call(secret, success("another"))).isEqualTo(200);
    }

    @Test
    void aCallThatComesBeforeAnybodyListensIsRemembered() throws Exception {
        String early = next();
        String late = next();
        call(early, success(R));

        assertThat(callbacks.opened(early)).isTrue();
        assertThat(callbacks.opened(early)).as("told once").isFalse();
        assertThat(callbacks.opened(late)).isFalse();
    }

    /** Rule 4. */
    @Test
    void aBodyOfMoreThan16KibIsNotRead() throws Exception {
        assertThat(CallbackHandler.LONGEST).isEqualTo(16 * 1024);
        assertThat(call("x", " ".repeat(16 * 1024 - success(R).length()) + success(R)))
                .isEqualTo(200);
        assertThat(call("x", " ".repeat(16 * 1024 + 1))).isEqualTo(413);
    }

    /** Rule 4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "application/json                  | 200",
                "Application/JSON;charset=UTF-8    | 200",
                "text/plain                        | 415",
                "application/x-www-form-urlencoded | 415",
                "application/jsonx                 | 415",
                "-                                 | 415"
            })
    void jsonIsRequired(@Nullable String type, int status) throws Exception {
        assertThat(call("x", type, success(R))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "'text'",
                "{",
                "{}",
                "{'Result':'success'}",
                "{'TransactionId':'x'}",
                "{'Result':'success','TransactionId':''}",
                "{'Result':'success','TransactionId':'a\\nb'}",
                "{'Result':'success','TransactionId':{}}",
                "{'Operation':{}}",
                "{'Operation':{'Status':'Completed'}}"
            })
    void whatSaysNothingIsRefused(String body) throws Exception {
        assertThat(call("x", body)).isEqualTo(400);
        assertThat(passedOn).isEmpty();
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertThat(call("x", "[".repeat(8_000) + "]".repeat(8_000))).isEqualTo(400);
    }

    @Test
    @Covers("authentication_declined")
    void listenersHearWhatWasClaimed() throws Exception {
        List<DssCallback> heard = new ArrayList<>();
        callbacks.onEvent(heard::add);
        callbacks.onEvent(event -> {
            throw new IllegalStateException("the application's own trouble");
        });

        call("x", success(R));
        call("x", "{'Result':'failed','TransactionId':'" + R + "','Error':'authentication_declined'}");
        call("x", "{'Operation':{'ID':'O','Status':'Completed'}}");
        engine.clock().advance(Duration.ZERO);

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        new DssCallback(R, true), new DssCallback(R, false), new DssCallback("O", true));
    }

    /** Nobody here waits for it, so another node may. What it is told names neither path nor identifier. */
    @Test
    void whatNobodyWaitsForIsPassedOnUnderANameThatTellsNothing() throws Exception {
        call("kq3Zt0m8Vw4hQy1s", success(R));
        call("kq3Zt0m8Vw4hQy1s", success(R.toUpperCase(Locale.ROOT)));

        assertThat(passedOn).hasSize(2).containsOnly(DssCallbacks.news("kq3Zt0m8Vw4hQy1s", R));
        assertThat(passedOn.get(0)).matches("dss/[A-Za-z0-9_-]{22}").doesNotContain("kq3Z");
        assertThat(DssCallbacks.news("another", R)).isNotEqualTo(passedOn.get(0));
    }
}
