package org.qoltanba.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.sigex.WebhookDelivery;

/** SIGEX itself calls the receiver: over HTTPS, showing its own certificate. */
class SigexWebhooksTest {

    private static final Bin COMPANY = Bin.of("000000000001");
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    @AutoClose
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.uri()))
            .time(world.clock())
            .build();

    private WebhookReceiver receiver() throws Exception {
        TestCertificates authority = new TestCertificates();
        TestCertificates.Identity server = authority.issue("localhost", KeyPurposeId.id_kp_serverAuth);
        world.sigex().webhooks().trusting(authority.root());
        return qoltanba.webhookReceiver()
                .on("/sigex", qoltanba.sigexWebhooks())
                .https(server.key(), server.certificate())
                .from(WebhookSender.sigex().trusting(world.sigex().tlsCertificate()))
                .start();
    }

    private RegisteredDocument registered() {
        return qoltanba.sigex()
                .register(CONTRACT)
                .signedBy(world.pki()
                        .employee(COMPANY, Iin.of("000000000011"), Authority.FIRST_HEAD)
                        .signer())
                .submit();
    }

    @Test
    void aSignatureIsKnownAtOnce() throws Exception {
        try (WebhookReceiver receiver = receiver()) {
            world.sigex().organization(COMPANY).webhook(receiver.uri("/sigex"));
            RegisteredDocument contract = registered();
            PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
            world.clock().advance(Duration.ofHours(1)); // polls are a minute apart by now
            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("000000000022")).signer());

            world.clock().advance(Duration.ofSeconds(2));

            assertThat(world.sigex().webhooks().deliveries())
                    .hasSize(2)
                    .allMatch(delivery -> delivery.state() == WebhookDelivery.State.DELIVERED);
            assertThat(both.state()).isEqualTo(OperationState.COMPLETED);
        }
    }

    /** What is forged tells of a signature that nobody has made, and does not even get in: its sender is not SIGEX. */
    @ParameterizedTest
    @ValueSource(strings = {"loseCallback", "duplicateCallback", "forgedCallback"})
    void whateverWebhooksSayOnlySignaturesCount(String word) throws Exception {
        try (WebhookReceiver receiver = receiver()) {
            world.sigex().organization(COMPANY).webhook(receiver.uri("/sigex"));
            RegisteredDocument contract = registered();
            PendingOperation<List<RegisteredSignature>> three = contract.awaitSignatures(3);
            FaultRule rule = world.fault(word + "(of(\"SIGEX\")).always()");
            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("000000000022")).signer());
            world.clock().advance(Duration.ofMinutes(5));
            assertThat(rule.struck()).isPositive();
            assertThat(three.state()).isEqualTo(OperationState.WAITING);

            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("000000000033")).signer());
            assertThat(three.await(Duration.ofHours(1))).hasSize(3);
        }
    }
}
