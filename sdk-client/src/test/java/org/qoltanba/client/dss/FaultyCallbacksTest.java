package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultRule;

/** Callbacks that are lost, late, doubled or forged. */
@Timeout(120)
class FaultyCallbacksTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource CONTRACT =
            DocumentSource.of("contract.txt", Bytes.of("We agree.".getBytes(StandardCharsets.UTF_8)));

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    /** The user has confirmed or declined; whatever arrives, and when, that is what the application learns. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "loseCallback(of(\"DSS\"))",
                "lateCallback(of(\"DSS\"), 1h)",
                "duplicateCallback(of(\"DSS\"))",
                "forgedCallback(of(\"DSS\"))"
            })
    void whateverCallbacksSayTheServiceIsAsked(String fault) throws Exception {
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(13, world.pki().individual(Iin.of("000000000022")));
        LateCallbacks late = new LateCallbacks();
        try (WebhookReceiver receiver = WebhookReceiver.using(FaultyCallbacksTest::daemon)
                        .below("/dss", late)
                        .start();
                Qoltanba qoltanba = Qoltanba.builder()
                        .dss(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret")))
                        .dssCallbacks(receiver.uri("/dss"))
                        .time(world.clock())
                        .build()) {
            late.become(qoltanba.dssCallbacks());
            DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());

            FaultRule rule = world.fault(fault);
            world.phone("ivanov").confirmsNext();
            assertGood(session.sign(CONTRACT).begin().await(LONG));
            world.clock().advance(LONG);
            assertThat(rule.struck()).isOne();

            world.fault(fault);
            world.phone("ivanov").declinesNext();
            PendingOperation<Signature> declined = session.sign(CONTRACT).begin();
            assertThatExceptionOfType(ConfirmationDeclinedException.class).isThrownBy(() -> declined.await(LONG));
            world.clock().advance(LONG);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-receiver");
        thread.setDaemon(true);
        return thread;
    }

    private void assertGood(Signature signature) {
        assertThat(world.verifier().verify(signature, CONTRACT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }
}
