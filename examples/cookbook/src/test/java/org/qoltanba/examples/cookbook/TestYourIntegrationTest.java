package org.qoltanba.examples.cookbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** How to test what hardly ever happens: a decline, an expiry, an answer that is lost. */
class TestYourIntegrationTest {

    private static final DocumentSource DOCUMENT = DocumentSource.text("contract.txt", "We agree.");

    // region test
    @RegisterExtension
    final FakeServices world = FakeServices.create();

    @Test
    void aDeclineIsNotASignature() {
        world.phone("ivanov").declinesNext();

        assertThatThrownBy(() -> begin().await(Duration.ofMinutes(5)))
                .isInstanceOf(ConfirmationDeclinedException.class);
    }

    @Test
    void aLostAnswerDoesNotRegisterTheContractTwice() {
        world.sigex().faults().loseResponse(on("POST", "/api"));

        register();

        assertThat(world.sigex().documents()).hasSize(1);
        assertThat(world.mailbox("director@supplier.kz").last().subject()).contains("contract.txt");
    }
    // endregion

    @Test
    void nobodyAnswersForFiveMinutes() {
        world.phone("ivanov").ignoresNext();

        assertThatThrownBy(() -> begin().await(Duration.ofMinutes(10)))
                .isInstanceOf(ConfirmationExpiredException.class);
    }

    private @Nullable Scene scene;
    private Qoltanba qoltanba = Qoltanba.builder().build();

    @BeforeEach
    void connect() {
        scene = Scenario.TWO_COMPANIES.arrange(world);
        qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .build();
    }

    @AfterEach
    void disconnect() {
        qoltanba.close();
    }

    private PendingOperation<Signature> begin() {
        return qoltanba.dss()
                .signIn("ivanov", Secret.empty())
                .sign(DOCUMENT)
                .pin(Secret.of("1234"))
                .detached()
                .begin();
    }

    private void register() {
        qoltanba.sigex()
                .register(DOCUMENT)
                .signedBy(requireNonNull(scene).person("buyer-director").signer())
                .notifying(EmailNotification.to("director@supplier.kz"))
                .submit();
    }
}
