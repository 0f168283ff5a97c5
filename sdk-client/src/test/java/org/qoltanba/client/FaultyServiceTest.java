package org.qoltanba.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * What an application is told, and what becomes of its business, when a service refuses it, shows bad certificates, falls
 * silent in the middle of an answer, ends sessions or goes by a wrong clock.
 */
@Timeout(300)
class FaultyServiceTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Iin PERSON = Iin.of("000000000022");
    private static final DocumentSource CONTRACT =
            DocumentSource.of("contract.txt", Bytes.of("We agree.".getBytes(StandardCharsets.UTF_8)));

    private final FakeServices world = FakeServices.create();
    private final TestIdentity person = world.pki().individual(PERSON);

    @AfterEach
    void close() {
        world.close();
    }

    private Qoltanba.Builder plain() {
        return Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.sigex().uri()))
                .dss(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock());
    }

    private Qoltanba secure() {
        return Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.sigex().secureUri())
                        .trusting(world.sigex().tlsCertificate()))
                .time(world.clock())
                .build();
    }

    private RegisteredDocument register(Qoltanba qoltanba) {
        return qoltanba.sigex().register(CONTRACT).signedBy(person.signer()).submit();
    }

    private static TransportException failure(Runnable call) {
        TransportException[] caught = new TransportException[1];
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(call::run)
                .satisfies(thrown -> caught[0] = thrown);
        return caught[0];
    }

    /** A document that is registered already, by somebody whose connections are gone. */
    private DocumentId registered() {
        try (Qoltanba before = plain().build()) {
            return register(before).id();
        }
    }

    @Test
    void whoeverIsRefusedHasSentNothingAndMayTryAgain() {
        DocumentId contract = registered();
        try (Qoltanba qoltanba = plain().build()) {
            FaultRule rule = world.sigex().faults().refuseConnection();

            TransportException refused =
                    failure(() -> qoltanba.sigex().document(contract).info());
            assertThat(refused)
                    .hasMessageContaining("No connection to SIGEX")
                    .hasMessageContaining("Nothing was sent")
                    .hasMessageContaining("Check the network");
            assertThat(refused.requestMayHaveReachedServer()).isFalse();
            assertThat(refused.retryable()).isTrue();
            assertThat(failure(() -> register(qoltanba)))
                    .isInstanceOf(RegistrationInterruptedException.class)
                    .hasMessageContaining("recoverRegistration");

            world.sigex().faults().remove(rule);
            assertThat(qoltanba.sigex().document(contract).signatures()).hasSize(1);
            assertThat(world.sigex().documents()).hasSize(1);
        }
    }

    @Test
    void aServiceThatIsAwayForAWhileIsNotNoticed() throws InterruptedException {
        try (Qoltanba qoltanba = plain().build()) {
            RegisteredDocument contract = register(qoltanba);
            PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
            world.sigex().faults().refuseConnection();
            world.clock().advance(Duration.ofMinutes(5));
            assertThat(both.state()).isEqualTo(OperationState.WAITING);

            world.sigex().faults().clear();
            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("000000000033")).signer());
            assertThat(both.await(LONG)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closeConnection()", "failHandshake()", "expiredCertificate()"})
    void oneBrokenHandshakeIsOvercomeBecauseNothingWasSent(String fault) {
        FaultRule rule = world.fault(fault);
        try (Qoltanba qoltanba = secure()) {
            assertThat(register(qoltanba).signatures()).hasSize(1);
        }
        assertThat(rule.struck()).isOne();
        assertThat(world.sigex().documents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closeConnection()|No connection to SIGEX",
                "failHandshake()|TLS failed (SSLHandshakeException)",
                "expiredCertificate()|the certificate of the server has expired",
                "wrongHostCertificate()|the certificate of the server names another host",
                "untrustedCertificate()|the certificate of the server is not trusted"
            })
    void whatIsWrongWithTlsIsTold(String fault, String words) {
        DocumentId contract = registered();
        world.fault(fault + ".always()");
        try (Qoltanba qoltanba = secure()) {
            TransportException failure =
                    failure(() -> qoltanba.sigex().document(contract).info());
            assertThat(failure).hasMessageContaining(words).hasMessageContaining("Nothing was sent");
            assertThat(failure.requestMayHaveReachedServer()).isFalse();
        }
    }

    /** Without TLS the client has sent before it hears of it; the SDK finds out that nothing has come of it. */
    @Test
    void aConnectionThatIsClosedAtOnceDoesNotRegisterTwice() {
        try (Qoltanba qoltanba = plain().build()) {
            FaultRule rule = world.sigex().faults().closeConnection();
            try {
                register(qoltanba);
            } catch (TransportException told) {
                assertThat(told.requestMayHaveReachedServer()).isTrue();
                assertThat(told).hasMessageContaining("not known whether the service has acted");
            }
            assertThat(rule.struck()).isOne();
            assertThat(world.sigex().documents()).hasSizeLessThan(2);
        }
    }

    /** A stall ends by the deadline of the call, wherever it begins, and the call says so. */
    @ParameterizedTest
    @ValueSource(strings = {"stall", "stallInHeaders", "stallInBody"})
    void aServiceThatFallsSilentIsGivenUp(String word) {
        DocumentId contract = registered();
        world.fault(word + "(on(\"GET\", \"/api/{id}\")).always()");
        try (Qoltanba qoltanba = plain().attemptTimeout(Duration.ofMillis(500)).build()) {
            TransportException failure =
                    failure(() -> qoltanba.sigex().document(contract).info());
            assertThat(failure)
                    .hasMessageContaining("No complete answer of SIGEX")
                    .hasMessageContaining("in time");
            assertThat(failure.requestMayHaveReachedServer()).isTrue();
        }
    }

    @Test
    void aSessionThatHasExpiredIsToldAsSuch() {
        try (Qoltanba qoltanba = secure()) {
            SigexSession session = qoltanba.sigex().signIn(person.signer());
            FaultRule rule = world.sigex().faults().expiredToken(on("GET", "/api/auth"));

            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(session::currentIdentity)
                    .withMessageContaining("signIn");
            assertThat(rule.struck()).isOne();
            assertThat(qoltanba.sigex()
                            .signIn(person.signer())
                            .currentIdentity()
                            .person())
                    .isEqualTo(PERSON);
        }
    }

    @Test
    void aTokenThatHasExpiredIsReplaced() throws InterruptedException {
        ivanov();
        world.phone("ivanov").confirmsNext();
        try (Qoltanba qoltanba = plain().build()) {
            DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());
            FaultRule atOnce = world.dss().faults().expiredToken(on("GET", "/SignServer/rest/api/certificates"));
            FaultRule later = world.dss().faults().expiredToken(on("POST", "/STS/confirmation"));

            assertThat(session.certificates()).hasSize(1);
            assertGood(session.sign(CONTRACT).begin().await(LONG));

            assertThat(atOnce.struck()).isOne();
            assertThat(later.struck()).isOne();
        }
    }

    /** A signature that claims to have been made in three hours is not called good. */
    @ParameterizedTest
    @CsvSource({"3h, INDETERMINATE", "-3h, TOTAL_PASSED"})
    void aServiceWithAWrongClockIsWorkedWith(String by, Indication verdict) throws InterruptedException {
        ivanov();
        world.phone("ivanov").confirmsNext();
        world.fault("clockSkew(of(\"DSS\"), " + by + ")");
        world.fault("clockSkew(of(\"SIGEX\"), " + by + ")");
        try (Qoltanba qoltanba = plain().build()) {
            DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());
            Signature signature = session.sign(CONTRACT).begin().await(LONG);
            assertThat(world.verifier().verify(signature, CONTRACT).indication())
                    .isEqualTo(verdict);

            RegisteredDocument contract = register(qoltanba);
            PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("000000000033")).signer());
            assertThat(both.await(LONG)).hasSize(2);
        }
    }

    private void ivanov() {
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(13, person);
    }

    private void assertGood(Signature signature) {
        assertThat(world.verifier().verify(signature, CONTRACT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }
}
