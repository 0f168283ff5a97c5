package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CertificateRequestRefusedException;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssMessages;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;
import org.qoltanba.testkit.dss.DssTransaction;
import org.qoltanba.testkit.dss.DssTransactionState;

/**
 * Codes of contract section 10.1 that come in situations the contract does not tell: what the caller is told, over HTTP.
 * Where the client has no method of its own, because nobody knows the call, any call through it is told the same.
 */
class RareRefusalsFlowTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "The contract");

    private final FakeServices world = FakeServices.create();
    private final Engine engine = new Engine(world.clock());
    private final DssEndpoint endpoint = DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret"));

    RareRefusalsFlowTest() {
        world.dss().client("erp").secret("s3cret");
        world.dss()
                .user("ivanov")
                .confirmsBy(ConfirmationMethod.MOBILE)
                .owns(13, world.pki().individual(Iin.of("800101300123")))
                .named("main");
    }

    @AfterEach
    void close() {
        engine.close();
        world.close();
    }

    private DssSession ivanov(DssApiVersion version) {
        return DssService.connect(endpoint.apiVersion(version), engine.transport(), engine.waiting())
                .signIn("ivanov", Secret.empty());
    }

    /** A call that the client has no method for. */
    private void call(HttpCall.Builder call) {
        Doors doors = new Doors(engine.transport(), endpoint);
        Dss dss = Dss.over(doors.usual(), endpoint, engine.waiting());
        dss.await(
                () -> new SigningIn(doors)
                        .user(DssSignIn.identifiedOnly("ivanov"))
                        .call(token -> dss.calls().send(token, call)),
                "calling");
    }

    private static <E extends ServiceException> void assertTold(Class<E> exception, String code, Runnable call) {
        assertThatExceptionOfType(exception)
                .isThrownBy(call::run)
                .satisfies(refused -> {
                    assertThat(refused.errorCode()).isEqualTo(code);
                    assertThat(refused.status()).isEqualTo(400);
                })
                .withMessageContaining(code)
                .withMessageContaining(DssMessages.text(code, Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    @Covers("cert_not_found")
    void aCertificateThatIsNotThere(DssApiVersion version) {
        world.dss().switches().certificates().shortNotFound(true);

        assertTold(
                UnknownCertificateException.class,
                "cert_not_found",
                () -> ivanov(version).keyring().certificate(99));
    }

    @Test
    @Covers("invalid_rev_request")
    void aRevocationTheAuthorityDoesNotTake() {
        world.dss().switches().certificates().revocationInfoRequired(true);
        world.phone("ivanov").confirmsNext();
        DssSession session = ivanov(DssApiVersion.V1);

        assertTold(
                CertificateRequestRefusedException.class,
                "invalid_rev_request",
                () -> awaited(session.revoke(session.certificates().get(0)).begin()));
        assertThat(session.certificates().get(0).status()).isEqualTo(DssCertificateStatus.ACTIVE);
    }

    private static <R> R awaited(PendingOperation<R> operation) {
        try {
            return operation.await(LONG);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    @Covers({"duplicate_friendly_name", "invalid_frinendly_name_length"})
    void aNameForACertificate() {
        world.dss().switches().certificates().renameable(true);
        world.dss().user("ivanov").owns(14, world.pki().individual(Iin.of("900202400123")));

        assertTold(ConflictException.class, "duplicate_friendly_name", () -> call(renaming("main")));
        assertTold(InvalidRequestException.class, "invalid_frinendly_name_length", () -> call(renaming("")));
    }

    private static HttpCall.Builder renaming(String name) {
        return HttpCall.post("/SignServer/rest/api/certificates/14/friendlyname")
                .jsonStream((json, documents) -> {
                    json.writeStartObject();
                    json.writeStringField("FriendlyName", name);
                    json.writeEndObject();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "count, 0, error_bad_bounds",
        "field, Pin, error_invalid_filter_value",
        "operation, like, error_operation_not_supported"
    })
    @Covers({"error_bad_bounds", "error_invalid_filter_value", "error_operation_not_supported"})
    void aQueryOfTheAudit(String parameter, String value, String code) {
        world.dss().switches().audit().installed(true);
        HttpCall.Builder query = HttpCall.get("/Audit/api/audit").query(parameter, value);
        if (parameter.equals("operation")) {
            query.query("field", "State").query("value", "CREATED");
        }

        assertTold(InvalidRequestException.class, code, () -> call(query));
    }

    @Test
    @Covers("internal_error")
    void aFaultOfTheServiceIsTheEnd() {
        PendingOperation<Signature> signing =
                ivanov(DssApiVersion.V1).sign(CONTRACT).withCertificate(13).begin();
        DssTransaction transaction = world.dss().transactions().get(0);
        world.dss().fail(transaction.confirmation().orElseThrow());

        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> signing.await(LONG))
                .withMessageContaining("internal_error")
                .withMessageContaining("Begin the operation again");
        assertThat(world.dss().transactions().get(0).state()).isEqualTo(DssTransactionState.FAILED);
    }
}
