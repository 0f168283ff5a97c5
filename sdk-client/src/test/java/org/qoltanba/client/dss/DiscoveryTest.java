package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;
import org.qoltanba.testkit.fault.ExchangePoint;

/** What an endpoint does not say the installation shows: its generation by its list of operations, its applications. */
class DiscoveryTest {

    private static final String OPERATIONS = "GET /STS/operations";
    private static final String TRANSACTIONS = "POST /SignServer/rest/api/transactions";
    private static final String SIGNATURE = "POST /SignServer/rest/api/v2/signature";
    private static final DocumentSource HELLO = DocumentSource.text("hello.txt", "Hello");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssClient client() {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300,'token_type':'Bearer'}");
        return DssService.connect(
                DssEndpoint.of(server.address())
                        .oauthClient("erp", Secret.of("s"))
                        .discoveringApiVersion(),
                engine.transport(),
                engine.waiting());
    }

    private void begin(DssClient client) {
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() ->
                        client.signIn("ivanov", Secret.empty()).sign(HELLO).begin());
    }

    @Test
    void withoutAListOfOperationsThereIsTheFirstGenerationAndThatIsRemembered() {
        server.on(OPERATIONS, 404, "").on(TRANSACTIONS, 400, "{'error':'invalid_certificate'}");
        DssClient client = client();
        begin(client);
        begin(client);

        assertThat(server.requests(OPERATIONS)).hasSize(1);
        assertThat(server.requests(OPERATIONS).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A1");
        assertThat(server.requests(TRANSACTIONS)).hasSize(2);
        assertThat(server.requests(SIGNATURE)).isEmpty();
    }

    @Test
    void withAListOfOperationsThereIsTheSecondGeneration() {
        server.on(OPERATIONS, "[]").on(SIGNATURE, 400, "{'error':'invalid_certificate'}");
        DssClient client = client();
        begin(client);
        begin(client);

        assertThat(server.requests(OPERATIONS)).hasSize(1);
        assertThat(server.requests(SIGNATURE)).hasSize(2);
        assertThat(server.requests(TRANSACTIONS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void whatIsNoAnswerIsAskedAgainNextTime(int status) {
        server.on(OPERATIONS, status, "");
        DssClient client = client();
        begin(client);
        assertThat(server.requests(TRANSACTIONS)).isEmpty();
        assertThat(server.requests(SIGNATURE)).isEmpty();
        int asked = server.requests(OPERATIONS).size();
        server.on(OPERATIONS, 404, "").on(TRANSACTIONS, 400, "{'error':'invalid_certificate'}");
        begin(client);

        assertThat(server.requests(OPERATIONS)).hasSizeGreaterThan(asked);
        assertThat(server.requests(TRANSACTIONS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFakeInstallationIsFoundOutLikeARealOne(boolean second) throws InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("s3cret");
            world.dss()
                    .user("ivanov")
                    .confirmsBy(ConfirmationMethod.MOBILE)
                    .owns(world.pki().individual(Iin.of("800101300123")));
            world.dss().switches().installation().firstGenerationOnly(!second);
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .dss(DssEndpoint.of(world.dss().uri())
                            .applications("Somewhere", "Else")
                            .oauthClient("erp", Secret.of("s3cret"))
                            .discoveringApiVersion())
                    .time(world.clock())
                    .build()) {
                world.phone("ivanov").confirmsNext();

                Signature signature = qoltanba.dss()
                        .discovered()
                        .signIn("ivanov", Secret.empty())
                        .sign(HELLO)
                        .begin()
                        .await(Duration.ofHours(1));

                assertThat(world.verifier().verify(signature, HELLO).indication())
                        .isEqualTo(Indication.TOTAL_PASSED);
                assertThat(world.journal().exchanges(ExchangePoint.on("POST", "/SignServer/rest/api/transactions")))
                        .hasSize(second ? 0 : 1);
                assertThat(world.journal().exchanges(ExchangePoint.on("POST", "/SignServer/rest/api/v2/signature")))
                        .hasSize(second ? 2 : 0);
            }
        }
    }
}
