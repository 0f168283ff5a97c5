package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.journal.Journal;

/** Contract section 2.1: where the services are. */
class InstallationTest {

    private final OperationWorld world = new OperationWorld();
    private final FakeHttpServer server = new FakeHttpServer(world.dss.clock, new Journal());

    @AfterEach
    void close() {
        server.close();
    }

    private FakeResponse discovered(Map<String, List<String>> query) {
        world.dss.dss.servedBy(server);
        return world.dss
                .dss
                .routes()
                .handle(new FakeRequest("GET", "/.well-known/webfinger", query, Map.of(), new byte[0]));
    }

    @Test
    void webfingerNamesTheServices() {
        JsonNode answer = ok(discovered(Map.of("resource", List.of("https://dss.example.ru"))));

        assertThat(answer)
                .hasToString("[{\"links\":[{\"rel\":\"http://dss.cryptopro.ru/sts\",\"href\":\"" + server.uri()
                        + "/STS\",\"title\":{\"ru-RU\":\"Центр Идентификации\"}},"
                        + "{\"rel\":\"http://dss.cryptopro.ru/signserver\",\"href\":\"" + server.uri()
                        + "/SignServer\",\"title\":{\"ru-RU\":\"Сервис Подписи\"}}]}]");
    }

    @Test
    void webfingerAsksForAResourceAndMayBeOff() {
        assertRefused(discovered(Map.of()), "invalid_request");
        world.dss.dss.switches().installation().discoverable(false);

        assertThat(discovered(Map.of("resource", List.of("https://dss.example.ru")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Covers("GET /STS/operations")
    void theKeyEditionHasAShorterPath() {
        world.dss.dss.switches().installation().keyEdition(true);
        RawCalls calls = world.calls();

        assertThat(ok(calls.get("/SignServer/api/certificates"))).hasSize(1);
        assertThat(calls.get("/SignServer/rest/api/certificates").status()).isEqualTo(404);
        String id = ok(calls.post(
                        "/SignServer/api/v2/signature", world.request().toString()))
                .at("/Operation/Id")
                .textValue();
        assertThat(world.state(id)).isEqualTo(DssOperationState.CREATED);
        assertThat(ok(world.open(id)).has("Challenge")).isTrue();
        assertThat(ok(calls.get("/STS/operations"))).hasSize(1);
    }

    @Test
    void theKeyEditionConfirmsNothingOfVersionOne() {
        world.dss.dss.switches().installation().keyEdition(true);
        RawCalls calls = world.calls();

        assertThat(calls.post(
                                "/SignServer/api/transactions",
                                DssWorld.transaction().toString())
                        .status())
                .isEqualTo(404);
        assertThat(calls.post("/STS/confirmation", DssWorld.opening("x").toString())
                        .status())
                .isEqualTo(404);
    }

    /** How clients find out which generation there is: by the list of operations (contract section 12.5). */
    @Test
    void anOldVersionHasNoOperations() {
        assertThat(ok(world.calls().get("/STS/operations"))).isEmpty();
        world.dss.dss.switches().installation().firstGenerationOnly(true);
        RawCalls calls = world.calls();

        assertThat(calls.get("/STS/operations").status()).isEqualTo(404);
        assertThat(calls.get("/STS/operations/1").status()).isEqualTo(404);
        assertThat(calls.post("/STS/v2.0/confirmation", "{}").status()).isEqualTo(404);
        assertThat(calls.post(
                                "/SignServer/rest/api/v2/signature",
                                world.request().toString())
                        .status())
                .isEqualTo(404);
        assertThat(calls.get("/DocumentStore/api/documents/user/docinfo/all").status())
                .isEqualTo(404);
        assertThat(ok(calls.get("/SignServer/rest/api/certificates"))).hasSize(1);
    }

    @Test
    void theUsualEditionKnowsNoShorterPath() {
        assertThat(world.calls().get("/SignServer/api/certificates").status()).isEqualTo(404);
    }
}
