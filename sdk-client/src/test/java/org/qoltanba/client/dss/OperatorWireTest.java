package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssManagedUser;
import org.qoltanba.api.dss.DssSdkBinding;
import org.qoltanba.api.dss.MobileBinding;
import org.qoltanba.api.dss.UserContact;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** What an operator says on the wire (contract section 13). */
class OperatorWireTest {

    private static final String USERS = "POST /STS/ums/user";
    private static final String ID_ONLY = "POST /STS/ums/user/u-1/authmethod/idonly";
    private static final String BIND = "POST /STS/ums/user/u-1/mobileauth";
    private static final String ASSIGN = "POST /STS/ums/user/u-1/authmethod/MobileAuth";
    private static final String BIND_SDK = "POST /STS/ums/user/u-1/mydss/init";
    private static final String ASSIGN_SDK = "POST /STS/ums/user/u-1/authmethod/mydss";
    private static final String POLICY = "GET /STS/ums/user/u-1/operationpolicy";
    private static final String CHANGE_POLICY = "POST /STS/ums/user/u-1/operationpolicy";
    private static final UserContact PHONE = UserContact.phone("+79990000000");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final Operator operator = operator();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private Operator operator() {
        TokenSource source = new TokenSource() {
            @Override
            public CompletableFuture<Granted> next(@Nullable Granted earlier) {
                return CompletableFuture.completedFuture(
                        new Granted(Secret.of("OPERATOR"), Duration.ofMinutes(5), null));
            }

            @Override
            public boolean continuesAfter(Granted granted) {
                return true;
            }
        };
        DssEndpoint endpoint = DssEndpoint.of(server.address()).oauthClient("erp", Secret.of("s"));
        Dss dss = Dss.over(
                new Doors(engine.transport(), endpoint).usual(),
                endpoint,
                engine.waiting(),
                DssCallbacks.none(engine.waiting(), engine.time()));
        return new Operator(dss, new DssUser(source, null, engine.time()::nanoTime), login -> {
            throw new AssertionError("nobody is acted for here");
        });
    }

    @Test
    @Covers("POST /STS/ums/user")
    void aUserIsCreatedOnce() {
        server.losesAnswer(USERS).on(USERS, "'u-1'");

        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> operator.createUser("ivanov"));
        assertThat(server.bodies(USERS)).containsExactly("{\"Login\":\"ivanov\"}");
        assertThat(operator.createUser("petrov").id()).isEqualTo("u-1");
        assertThat(server.requests(USERS).get(1).getHeaders().get("Authorization"))
                .isEqualTo("Bearer OPERATOR");
        assertThatIllegalArgumentException().isThrownBy(() -> operator.createUser(" "));
    }

    @Test
    @Covers({
        "POST /STS/ums/user/{id}/authmethod/MobileAuth",
        "POST /STS/ums/user/{id}/authmethod/idonly",
        "POST /STS/ums/user/{id}/mobileauth"
    })
    void aPhoneIsBoundAndAssigned() {
        server.on(ID_ONLY, 200, "").on(ASSIGN, 200, "");
        server.on(BIND, "{'ExternalUserId':'ext-1','QrCode':'R0lGODlhAQABAAAAACw=','keyExpirationTime':1795251600}")
                .on(BIND, "{'externalId':'ext-1','qrCode':'text to draw','ActivationCode':'4711'}");
        DssManagedUser user = operator.user("u-1");
        user.identifyOnly();
        MobileBinding first = user.beginMobileBinding(PHONE);
        MobileBinding again = user.beginMobileBinding(PHONE);
        user.assignMobile();

        assertThat(first.qr().mediaType()).contains("image/gif");
        assertThat(first.qr().picture()).isPresent();
        assertThat(first.keyExpiresAt()).contains(Instant.ofEpochSecond(1_795_251_600));
        assertThat(first.activationCode()).isEmpty();
        assertThat(again.externalUserId()).isEqualTo("ext-1");
        assertThat(again.qr().picture()).isEmpty();
        assertThat(again.qr().content()).isEqualTo("text to draw");
        assertThat(again.activationCode()).contains("4711");
        assertThat(again.toString()).doesNotContain("4711").doesNotContain("draw");
        assertThat(server.bodies(BIND).get(0))
                .isEqualTo("{\"UserContactInfo\":\"+79990000000\",\"UserContactInfoType\":\"PhoneNumber\"}");
        assertThat(server.points()).containsExactly(ID_ONLY, BIND, BIND, ASSIGN);
    }

    @Test
    @Covers({"POST /STS/ums/user/{id}/authmethod/mydss", "POST /STS/ums/user/{id}/mydss/init"})
    void aPhoneWithTheDssSdkIsBoundAndAssigned() {
        server.on(BIND_SDK, "{'QrCode':'dss://bind?x=1','KeyInfo':{'Kid':'k-1'}}")
                .on(ASSIGN_SDK, 200, "");
        DssManagedUser user = operator.user("u-1");
        DssSdkBinding binding = user.beginDssSdkBinding();
        user.assignDssSdk(binding.keyId());

        assertThat(binding.qr().content()).isEqualTo("dss://bind?x=1");
        assertThat(server.bodies(ASSIGN_SDK)).containsExactly("{\"Kid\":\"k-1\"}");
        assertThat(server.requests(ASSIGN_SDK).get(0).getUrl().queryParameter("level"))
                .isEqualTo("0");
    }

    @Test
    @Covers({"GET /STS/ums/user/{id}/operationpolicy", "POST /STS/ums/user/{id}/operationpolicy"})
    void whatMustBeConfirmedIsReadAndChanged() {
        server.on(
                POLICY,
                "[{'Action':2,'ConfirmationRequired':true},{'Action':4,'ConfirmationRequired':false},"
                        + "{'Action':4096}]");
        server.on(CHANGE_POLICY, "[{'Action':2,'ConfirmationRequired':false}]");
        DssManagedUser user = operator.user("u-1");
        Map<DssAction, Boolean> changes = new LinkedHashMap<>();
        changes.put(DssAction.SIGN_DOCUMENT, false);
        changes.put(DssAction.CHANGE_PIN, true);

        assertThat(user.operationPolicy())
                .containsEntry(DssAction.SIGN_DOCUMENT, true)
                .containsEntry(DssAction.SIGN_DOCUMENTS, false)
                .containsEntry(DssAction.of(4096), true);
        assertThat(user.changeOperationPolicy(changes)).containsExactly(Map.entry(DssAction.SIGN_DOCUMENT, false));
        assertThat(server.bodies(CHANGE_POLICY))
                .containsExactly("[{\"Action\":2,\"ConfirmationRequired\":false},"
                        + "{\"Action\":32,\"ConfirmationRequired\":true}]");
        assertThatIllegalArgumentException().isThrownBy(() -> user.changeOperationPolicy(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user.changeOperationPolicy(Map.of(DssAction.PRIVATE_KEY_ACCESS, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_phone, InvalidRequestException",
        "400, user_not_found, UnknownUserException",
        "404, user_not_found, UnknownUserException",
        "400, wrong_operation, ConflictException",
        "400, contact_confirmation_required, ConflictException",
        "403, http, AccessDeniedException"
    })
    @Covers({"contact_confirmation_required", "invalid_phone", "user_not_found"})
    void aRefusalSaysWhoCanAct(int status, String code, String type) {
        server.on(BIND, status, code.equals("http") ? "" : "{\"error\":\"" + code + "\"}");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operator.user("u-1").beginMobileBinding(PHONE))
                .satisfies(refused ->
                        assertThat(refused.getClass().getSimpleName()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'QrCode':'x'}", "{'ExternalUserId':'e'}", "{'ExternalUserId':'e','QrCode':' '}"})
    @Covers("POST /STS/ums/user/{id}/mobileauth")
    void aBindingWithoutItsPartsIsNotUnderstood(String answer) {
        server.on(BIND, answer);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> operator.user("u-1").beginMobileBinding(PHONE));
    }

    @Test
    void aContactDoesNotShowItself() {
        assertThat(PHONE.toString()).doesNotContain("7999");
        assertThatIllegalArgumentException().isThrownBy(() -> UserContact.phone(" "));
    }
}
