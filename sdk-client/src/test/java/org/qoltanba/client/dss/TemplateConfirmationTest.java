package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.ConfirmedTemplate;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.MethodChooser;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.TemplateConfirmation;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;
import org.qoltanba.testkit.dss.DssTransaction;

/** Operations of an organization's own, configured at the Identity Centre as templates (contract section 7.1). */
class TemplateConfirmationTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final BothGenerations dss = new BothGenerations();
    private final FakeServices world = dss.world;

    TemplateConfirmationTest() {
        world.dss().operationTemplate("payment", "Pay {sum} to {payee}");
    }

    @AfterEach
    void close() {
        dss.close();
    }

    private DssSession session(DssApiVersion version) {
        return dss.session(version);
    }

    private static TemplateConfirmation payment(DssSession session) {
        return session.confirm("payment").parameter("sum", "100").parameter("payee", "Romashka");
    }

    @ParameterizedTest
    @EnumSource
    @Covers({"POST /STS/confirmation", "POST /STS/v2.0/confirmation"})
    void theUserConfirmsWhatTheTemplateSays(DssApiVersion version) throws InterruptedException {
        PendingOperation<ConfirmedTemplate> operation =
                payment(session(version)).begin();
        assertThat(world.phone(BothGenerations.login(version)).pending())
                .singleElement()
                .satisfies(prompt -> assertThat(prompt.text()).contains("Pay 100 to Romashka"));
        world.phone(BothGenerations.login(version)).confirm();

        ConfirmedTemplate confirmed = operation.await(LONG);

        assertThat(confirmed.template()).isEqualTo("payment");
        assertThat(confirmed.token().isEmpty()).isFalse();
        assertThat(confirmed.lifetime()).isPositive();
        String token = confirmed.token().reveal(String::new);
        assertThat(confirmed.toString()).doesNotContain(token);
    }

    @Test
    void aRefusalIsTheOutcome() {
        world.phone("ivanov").declinesNext();
        PendingOperation<ConfirmedTemplate> operation =
                payment(session(DssApiVersion.V1)).begin();

        assertThatExceptionOfType(ConfirmationDeclinedException.class).isThrownBy(() -> operation.await(LONG));
    }

    @Test
    void anUnknownTemplateIsRefused() {
        TemplateConfirmation unknown = session(DssApiVersion.V1).confirm("loan");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(unknown::begin);
    }

    @Test
    void documentsOfTheStoreAreShown() throws InterruptedException {
        DssSession petrov = session(DssApiVersion.V2);
        StoredDocumentId invoice = petrov.documents().upload(DocumentSource.text("invoice.txt", "100"));
        PendingOperation<ConfirmedTemplate> operation =
                payment(petrov).documents(List.of(invoice)).begin();

        assertThat(world.phone("petrov").pending())
                .singleElement()
                .satisfies(prompt -> assertThat(prompt.text()).endsWith("Pay 100 to Romashka: invoice.txt"));
        world.phone("petrov").confirm();
        assertThat(operation.await(LONG).template()).isEqualTo("payment");
    }

    @Test
    void documentsOfNobodyAreRefusedUnlessSetOtherwise() {
        List<StoredDocumentId> unknown = List.of(new StoredDocumentId("0b2c"));
        TemplateConfirmation refused = payment(session(DssApiVersion.V2)).documents(unknown);
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(refused::begin);

        world.dss().switches().confirmations().dataRefsChecked(false);
        assertThat(payment(session(DssApiVersion.V2)).documents(unknown).begin().id())
                .isNotEmpty();
    }

    @Test
    void theFirstGenerationHasNoDocuments() {
        TemplateConfirmation withDocument =
                payment(session(DssApiVersion.V1)).documents(List.of(new StoredDocumentId("0b2c")));

        assertThatIllegalStateException()
                .isThrownBy(withDocument::begin)
                .withMessageContaining("set the version of the endpoint");
        assertThat(world.dss().transactions()).isEmpty();
    }

    @Test
    void aUserConfirmsOneThingAtATime() {
        DssSession ivanov = session(DssApiVersion.V1);
        payment(ivanov).begin();

        assertThatExceptionOfType(TransactionPendingException.class)
                .isThrownBy(() -> payment(ivanov).begin());
    }

    /** The lost opening may have reached the phone: it is not asked twice, and the error says so. */
    @Test
    void aLostOpeningAsksNobodyTwice() {
        world.dss().faults().loseResponse(on("POST", "/STS/confirmation"));
        TemplateConfirmation payment = payment(session(DssApiVersion.V1));

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(payment::begin)
                .matches(TransportException::requestMayHaveReachedServer);
        assertThat(world.phone("ivanov").pending()).hasSize(1);
    }

    /** By the time of the machine, so that the thread which begins carries the calls out itself. */
    @Test
    @Timeout(60)
    void aChooserMayWaitForCallsOfItsOwn() {
        world.dss().user("ivanov").confirmsBy(ConfirmationMethod.MOBILE, ConfirmationMethod.SMS);
        try (Qoltanba real = Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().uri())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(DssApiVersion.V1))
                .build()) {
            DssSession ivanov = real.dss().signIn("ivanov", Secret.empty());
            MethodChooser asking = offered -> {
                ivanov.policyAsync().toCompletableFuture().join();
                return CompletableFuture.completedFuture(offered.get(0));
            };

            assertThat(payment(ivanov.confirmedBy(DssConfirmation.usual().chosenBy(asking)))
                            .begin()
                            .id())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessTakesItUp(DssApiVersion version) throws InterruptedException {
        PendingOperation<ConfirmedTemplate> begun = payment(session(version)).begin();
        ResumeToken token = begun.resumeToken().orElseThrow();
        begun.detach();
        world.phone(BothGenerations.login(version)).confirm();

        ConfirmedTemplate confirmed = payment(session(version)).resume(token).await(LONG);

        assertThat(confirmed.template()).isEqualTo("payment");
        assertThat(world.dss().transactions()).extracting(DssTransaction::id).hasSize(1);
    }

    @Test
    void aTokenIsGoodForWhatItWasMadeFor() {
        DssSession ivanov = session(DssApiVersion.V1);
        ResumeToken token = payment(ivanov).begin().resumeToken().orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> payment(ivanov).parameter("sum", "900").resume(token))
                .withMessageContaining("something else");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ivanov.resume(token, DocumentSource.text("a.txt", "a")))
                .withMessageContaining("another kind");
        assertThat(token.toString()).doesNotContain("Romashka");
    }

    @Test
    void nothingIsCalledSo() {
        DssSession ivanov = session(DssApiVersion.V1);

        assertThatIllegalArgumentException().isThrownBy(() -> ivanov.confirm(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ivanov.confirm("payment").parameter("", "100"));
        TemplateConfirmation used = payment(ivanov);
        used.begin();
        assertThatIllegalStateException().isThrownBy(used::begin);
    }
}
