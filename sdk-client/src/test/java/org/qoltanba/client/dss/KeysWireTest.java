package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssKeyId;
import org.qoltanba.api.dss.DssKeySpec;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Keys without a certificate, and the list of certificates of the second generation (contract section 12.6). */
class KeysWireTest {

    private static final String V2 = "/SignServer/rest/api/v2";
    private static final String GENERATE = "POST " + V2 + "/keys/generate";
    private static final String SET = "POST " + V2 + "/keys/k1/params";
    private static final String GET = "GET " + V2 + "/keys/k1/params";
    private static final DssKeyId K1 = new DssKeyId("k1");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssSession session = session();

    private DssSession session() {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300,'token_type':'Bearer'}");
        return DssService.connect(
                        DssEndpoint.of(server.address())
                                .oauthClient("erp", Secret.of("s"))
                                .apiVersion(DssApiVersion.V2),
                        engine.transport(),
                        engine.waiting())
                .signIn("ivanov", Secret.empty());
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    @Covers("GET /SignServer/rest/api/v2/certificates")
    void certificatesAreListedByTheSecondGeneration() {
        server.on("GET " + V2 + "/certificates", "[]");

        assertThat(session.certificates()).isEmpty();
        assertThat(server.points()).contains("GET " + V2 + "/certificates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KeyId", "Id", "ID"})
    @Covers("POST /SignServer/rest/api/v2/keys/generate")
    void aKeyIsMade(String member) {
        server.on(GENERATE, "{'" + member + "':'k1','IsError':false}");

        assertThat(session.keys()
                        .generate(DssKeySpec.gost256()
                                .parameters("1.2.643.7.1.2.1.1.1")
                                .pin(Secret.of("12\"34"))))
                .isEqualTo(K1);
        assertThat(server.bodies(GENERATE))
                .containsExactly("{\"PinCode\":\"12\\\"34\",\"ParametersOid\":\"1.2.643.7.1.2.1.1.1\","
                        + "\"AlgId\":\"1.2.643.7.1.1.1.1\"}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/keys/generate")
    void aKeyWithoutIdentifierIsNotUnderstoodAndNotMadeTwice() {
        server.on(GENERATE, "{'IsError':false}");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> session.keys().generate(DssKeySpec.gost512()))
                .withMessageContaining("did not say which");

        server.losesAnswer(GENERATE);
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> session.keys().generate(DssKeySpec.gost512()));
        assertThat(server.requests(GENERATE)).hasSize(2);
    }

    @Test
    @Covers({"POST /SignServer/rest/api/v2/keys/{id}/params", "GET /SignServer/rest/api/v2/keys/{id}/params"})
    void parametersAreSetAndRead() {
        server.on(SET, "{'IsError':false}").on(GET, "{'Data':'value','IsError':false}");

        session.keys().setParameter(K1, "name", "value");
        assertThat(session.keys().parameter(K1, "name")).isEqualTo("value");

        assertThat(server.bodies(SET)).containsExactly("{\"Param\":\"name\",\"Data\":\"value\"}");
        assertThat(server.requests(GET).get(0).getUrl().queryParameter("param")).isEqualTo("name");
        server.on(GET, "{'IsError':false}");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> session.keys().parameter(K1, "name"));
        assertThatIllegalArgumentException().isThrownBy(() -> session.keys().parameter(K1, " "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'IsError':true,'ErrorDescription':'%s'}",
                "200 | {'IsError':true,'Error':'%s','ErrorDescription':'text'}",
                "400 | {'error':'%s'}"
            })
    @Covers({"POST /SignServer/rest/api/v2/keys/{id}/params", "algid_is_not_supported", "key_not_found"})
    void refusalsAreToldWhereverTheyStand(int status, String answer) {
        String json = answer.replace('\'', '"');
        server.on(SET, status, json.replace("%s", "key_not_found"))
                .on(GENERATE, status, json.replace("%s", "algid_is_not_supported"));

        assertThatExceptionOfType(UnknownCertificateException.class)
                .isThrownBy(() -> session.keys().setParameter(K1, "name", "value"))
                .withMessageContaining("key_not_found");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.keys().generate(DssKeySpec.of("1.2")))
                .satisfies(refused -> assertThat(refused.errorCode()).isEqualTo("algid_is_not_supported"));
    }
}
