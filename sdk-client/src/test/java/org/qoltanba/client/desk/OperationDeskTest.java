package org.qoltanba.client.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.callback.CallbackHandler;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.client.store.MemoryOperationStore;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.store.OperationNotResumedException;
import org.qoltanba.client.store.OperationOutcome;
import org.qoltanba.client.store.OperationResumer;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;

/** Operations that survive: processes that end, die, are cut off from their store, and handlers that fail. */
class OperationDeskTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private final FakeServices world = FakeServices.create();
    private final MemoryOperationStore store = MemoryOperationStore.create(world.clock());
    private final Qoltanba first = qoltanba(store);
    private final Qoltanba second = qoltanba(store);
    private final List<OperationOutcome<Signature>> told = new CopyOnWriteArrayList<>();

    OperationDeskTest() {
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(world.pki().individual(Iin.of("800101300123")));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        world.close();
    }

    private Qoltanba qoltanba(OperationStore keeping) {
        return Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.sigex().uri()))
                .dss(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .operationStore(keeping)
                .build();
    }

    private static PendingOperation<Signature> begun(Qoltanba at) {
        return at.dss().signIn("ivanov", Secret.empty()).sign(CONTRACT).begin();
    }

    private static OperationResumer<Signature> resumer(Qoltanba at) {
        return stored -> at.dss()
                .signIn("ivanov", Secret.empty())
                .resume(stored.resumeToken().orElseThrow(), CONTRACT);
    }

    private OperationDesk<Signature> desk(Qoltanba at) {
        return at.<Signature>desk("contracts")
                .resumedBy(resumer(at))
                .deliveredTo(told::add)
                .start();
    }

    private void advance(Duration time) throws InterruptedException {
        world.clock().advance(time);
    }

    private void assertToldOnceAsNew(OperationState state) {
        assertThat(told).singleElement().satisfies(outcome -> {
            assertThat(outcome.reference()).isEqualTo("contract 17");
            assertThat(outcome.state()).isEqualTo(state);
            assertThat(outcome.mayHaveBeenDelivered()).isFalse();
            assertThat(outcome.deliveredBefore()).isEmpty();
        });
    }

    @Test
    void whatIsWatchedIsDeliveredOnce() throws InterruptedException {
        OperationDesk<Signature> desk = desk(first);
        PendingOperation<Signature> signing = begun(first);
        assertThat(desk.watch(signing, "contract 17")).isTrue();
        assertThat(desk.watch(signing, "contract 17")).isTrue();
        world.phone("ivanov").confirmsNext();
        advance(LONG);

        assertToldOnceAsNew(OperationState.COMPLETED);
        assertThat(told.get(0).failure()).isEmpty();
        assertThat(told.get(0).operation().service()).isEqualTo("CryptoPro DSS");
        assertThat(world.verifier().verify(told.get(0).result(), CONTRACT).signers())
                .hasSize(1);
        assertThat(desk.watch(signing, "contract 17")).as("it has ended").isFalse();
        assertThat(desk).hasToString("OperationDesk[contracts, 0 watched]");
    }

    @Test
    void whatAProcessLeavesTheNextOneTakesUp() throws InterruptedException {
        desk(first).watch(begun(first), "contract 17");
        first.close();
        assertThat(told).isEmpty();

        desk(second);
        world.phone("ivanov").confirmsNext();
        advance(LONG);

        assertToldOnceAsNew(OperationState.COMPLETED);
    }

    @Test
    void whatADeadProcessHeldIsTakenOver() throws InterruptedException {
        PendingOperation<Signature> signing = begun(first);
        store.join("dead", Duration.ofSeconds(15));
        store.add(
                StoredOperation.of("contracts", "CryptoPro DSS", signing.id(), "contract 17")
                        .withResumeToken(signing.resumeToken().orElseThrow()),
                "dead");
        signing.detach();
        desk(second);
        world.phone("ivanov").confirmsNext();
        advance(Duration.ofSeconds(10));
        assertThat(told).isEmpty();
        advance(LONG);

        assertToldOnceAsNew(OperationState.COMPLETED);
    }

    @Test
    void aLivingProcessKeepsWhatItWatches() throws InterruptedException {
        OperationDesk<Signature> holder = desk(first);
        holder.watch(begun(first), "contract 17");
        OperationDesk<Signature> other = desk(second);
        advance(Duration.ofMinutes(4));

        assertThat(holder).hasToString("OperationDesk[contracts, 1 watched]");
        assertThat(other).hasToString("OperationDesk[contracts, 0 watched]");
        world.phone("ivanov").declinesNext();
        advance(Duration.ofSeconds(50));
        assertToldOnceAsNew(OperationState.FAILED);
        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> told.get(0).result());
    }

    @Test
    void aHandlerThatFailsIsToldAgainAndKnowsIt() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        OperationDesk<Signature> desk = first.<Signature>desk("contracts")
                .resumedBy(resumer(first))
                .deliveredTo(outcome -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("the archive is away");
                    }
                    told.add(outcome);
                })
                .start();
        desk.watch(begun(first), "contract 17");
        world.phone("ivanov").confirmsNext();
        advance(LONG);

        assertThat(calls).hasValue(3);
        assertThat(told).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(OperationState.COMPLETED);
            assertThat(outcome.mayHaveBeenDelivered()).isTrue();
            assertThat(outcome.deliveredBefore()).contains(OperationState.COMPLETED);
        });
    }

    /** The token can be had once, and who had it is gone: contract sections 7.7 and 17 point 8. */
    @Test
    void whatDiedBetweenTokenAndResultEndsWithAClearError() throws InterruptedException {
        PendingOperation<Signature> signing = begun(first);
        StoredOperation stored = StoredOperation.of("contracts", "CryptoPro DSS", signing.id(), "contract 17")
                .withResumeToken(signing.resumeToken().orElseThrow());
        store.join("dead", Duration.ofSeconds(15));
        store.add(stored, "dead");
        world.phone("ivanov").confirmsNext();
        signing.await(LONG);

        desk(second);
        advance(LONG);

        assertToldOnceAsNew(OperationState.FAILED);
        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> told.get(0).result())
                .withMessageContaining("its final answer was lost")
                .withMessageContaining("Begin the operation again");
    }

    @Test
    void whatDiedWhileItWasDeliveredIsToldAsMaybeKnown() throws InterruptedException {
        PendingOperation<Signature> signing = begun(first);
        StoredOperation stored = StoredOperation.of("contracts", "CryptoPro DSS", signing.id(), "contract 17")
                .withResumeToken(signing.resumeToken().orElseThrow());
        store.join("dead", Duration.ofSeconds(15));
        store.add(stored, "dead");
        world.phone("ivanov").confirmsNext();
        signing.await(LONG);
        store.deliver(stored, "dead", OperationState.COMPLETED);

        desk(second);
        advance(LONG);

        assertThat(told).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(OperationState.FAILED);
            assertThat(outcome.mayHaveBeenDelivered()).isTrue();
            assertThat(outcome.deliveredBefore()).contains(OperationState.COMPLETED);
        });
    }

    @Test
    void cancellingIsAnOutcomeAndDetachingIsNot() throws InterruptedException {
        OperationDesk<Signature> desk = desk(first);
        PendingOperation<Signature> signing = begun(first);
        desk.watch(signing, "contract 17");
        signing.detach();
        advance(Duration.ofSeconds(5));
        assertThat(told).isEmpty();
        assertThat(desk).hasToString("OperationDesk[contracts, 1 watched]");
        world.phone("ivanov").confirmsNext();
        advance(LONG);
        assertToldOnceAsNew(OperationState.COMPLETED);

        told.clear();
        PendingOperation<Signature> again = begun(first);
        desk.watch(again, "contract 17");
        again.cancel();
        advance(Duration.ofSeconds(1));
        assertToldOnceAsNew(OperationState.CANCELLED);
        assertThatExceptionOfType(OperationCancelledException.class)
                .isThrownBy(() -> told.get(0).result());
    }

    @Test
    void whatCannotBeResumedNowIsTriedAgain() throws InterruptedException {
        desk(first).watch(begun(first), "contract 17");
        first.close();
        AtomicInteger calls = new AtomicInteger();
        second.<Signature>desk("contracts")
                .resumedBy(stored -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IOException("the archive is away");
                    }
                    return resumer(second).resume(stored);
                })
                .deliveredTo(told::add)
                .start();
        world.phone("ivanov").confirmsNext();
        advance(LONG);

        assertThat(calls).hasValue(3);
        assertToldOnceAsNew(OperationState.COMPLETED);
    }

    @Test
    void whatCanNeverBeResumedEnds() throws InterruptedException {
        desk(first).watch(begun(first), "contract 17");
        first.close();
        second.<Signature>desk("contracts")
                .resumedBy(stored -> second.dss()
                        .signIn("ivanov", Secret.empty())
                        .resume(stored.resumeToken().orElseThrow(), DocumentSource.text("other.txt", "We do not.")))
                .deliveredTo(told::add)
                .start();
        advance(Duration.ofSeconds(5));

        assertToldOnceAsNew(OperationState.FAILED);
        assertThatExceptionOfType(OperationNotResumedException.class)
                .isThrownBy(() -> told.get(0).result())
                .withMessageContaining("begin it again")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCouldNotBeResumedUntilItsDeadlineEnds() throws InterruptedException {
        desk(first).watch(begun(first), "contract 17");
        first.close();
        second.<Signature>desk("contracts")
                .resumedBy(stored -> {
                    throw new IOException("the archive is gone");
                })
                .deliveredTo(told::add)
                .start();
        advance(Duration.ofMinutes(5));
        assertThat(told).isEmpty();
        advance(Duration.ofMinutes(5));

        assertToldOnceAsNew(OperationState.FAILED);
        assertThat(told.get(0).failure().orElseThrow()).hasCauseInstanceOf(IOException.class);
    }

    /** A store that can be away. */
    private static final class Shaky implements OperationStore {

        private final OperationStore behind;
        private final AtomicBoolean away = new AtomicBoolean();

        Shaky(OperationStore behind) {
            this.behind = behind;
        }

        private OperationStore here() {
            if (away.get()) {
                throw new OperationStoreException("away", false, null);
            }
            return behind;
        }

        @Override
        public void join(String node, Duration lease) {
            here().join(node, lease);
        }

        @Override
        public boolean renew(String node, Duration lease) {
            return here().renew(node, lease);
        }

        @Override
        public void leave(String node) {
            here().leave(node);
        }

        @Override
        public boolean add(StoredOperation operation, String node) {
            return here().add(operation, node);
        }

        @Override
        public boolean update(StoredOperation operation, String node) {
            return here().update(operation, node);
        }

        @Override
        public List<StoredOperation> take(String desk, String node, int most) {
            return here().take(desk, node, most);
        }

        @Override
        public Delivery deliver(StoredOperation operation, String node, OperationState outcome) {
            return here().deliver(operation, node, outcome);
        }

        @Override
        public boolean end(StoredOperation operation, String node) {
            return here().end(operation, node);
        }

        @Override
        public void tell(String signal) {
            here().tell(signal);
        }

        @Override
        public Set<String> news(String node) {
            return here().news(node);
        }

        @Override
        public int forget(Duration age) {
            return here().forget(age);
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    @Test
    void whoCannotRenewStopsAndGoesOnWhenTheStoreIsBack() throws InterruptedException {
        Shaky shaky = new Shaky(store);
        try (Qoltanba cutOff = qoltanba(shaky)) {
            OperationDesk<Signature> desk = desk(cutOff);
            PendingOperation<Signature> signing = begun(cutOff);
            desk.watch(signing, "contract 17");
            advance(Duration.ofSeconds(30));
            assertThat(signing.state()).isEqualTo(OperationState.WAITING);

            shaky.away.set(true);
            advance(Duration.ofSeconds(16));
            assertThat(signing.state()).isEqualTo(OperationState.DETACHED);
            assertThatExceptionOfType(OperationStoreException.class)
                    .isThrownBy(() -> desk.watch(signing, "contract 18"))
                    .withMessageContaining("keep its resume token");

            shaky.away.set(false);
            advance(Duration.ofSeconds(20));
            assertThat(desk).hasToString("OperationDesk[contracts, 1 watched]");
            world.phone("ivanov").confirmsNext();
            advance(LONG);
            assertToldOnceAsNew(OperationState.COMPLETED);
        }
    }

    @Test
    void whoWasFoundDeadStopsAndOthersGoOn() throws InterruptedException {
        Shaky shaky = new Shaky(store);
        try (Qoltanba cutOff = qoltanba(shaky)) {
            desk(cutOff).watch(begun(cutOff), "contract 17");
            OperationDesk<Signature> heir = desk(second);
            shaky.away.set(true);
            advance(Duration.ofSeconds(40));
            assertThat(heir).hasToString("OperationDesk[contracts, 1 watched]");
            shaky.away.set(false);
            world.phone("ivanov").confirmsNext();
            advance(LONG);
            assertToldOnceAsNew(OperationState.COMPLETED);
        }
    }

    @Test
    void outcomesThatAreBeingDeliveredAreFinishedBeforeClosing() throws InterruptedException {
        OperationDesk<Signature> desk = desk(first);
        PendingOperation<Signature> signing = begun(first);
        desk.watch(signing, "contract 17");
        world.phone("ivanov").confirmsNext();
        signing.await(LONG);
        first.close();
        first.close();

        assertToldOnceAsNew(OperationState.COMPLETED);
        assertThatIllegalStateException()
                .isThrownBy(() -> desk.watch(signing, "contract 18"))
                .withMessageContaining("closed");
    }

    /** SIGEX calls one process; the operation waits in another, and has no resume token: its reference tells enough. */
    @Test
    void aWebhookThatReachesOneProcessWakesTheOther() throws Exception {
        RegisteredDocument contract = first.sigex()
                .register(CONTRACT)
                .signedBy(world.pki().individual(Iin.of("000000000011")).signer())
                .submit();
        List<OperationOutcome<List<RegisteredSignature>>> signatures = new CopyOnWriteArrayList<>();
        first.<List<RegisteredSignature>>desk("countersignatures")
                .resumedBy(stored -> first.sigex()
                        .document(DocumentId.of(stored.reference()))
                        .awaitSignatures(2))
                .deliveredTo(signatures::add)
                .start()
                .watch(contract.awaitSignatures(2), contract.id().value());
        advance(Duration.ofHours(1)); // polls are a minute apart by now
        contract.sign(CONTRACT, world.pki().individual(Iin.of("000000000022")).signer());
        String said = "{\"event\":\"documentSigned\",\"documentId\":\""
                + contract.id().value() + "\"}";
        second.sigexWebhooks().handle(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
        advance(Duration.ofSeconds(5));

        assertThat(signatures)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.result()).hasSize(2));
    }

    /** DSS calls the address it was told, and a balancer sends that to whichever node is free. */
    @ParameterizedTest
    @EnumSource
    void aDssCallbackThatReachesOneNodeWakesAnOperationBegunOnAnother(DssApiVersion version) throws Exception {
        AtomicReference<CallbackHandler<DssCallback>> called = new AtomicReference<>();
        try (WebhookReceiver balancer = WebhookReceiver.using(OperationDeskTest::daemon)
                        .below("/dss", new CallbackHandler<DssCallback>() {
                            @Override
                            public int handle(String path, @Nullable String contentType, InputStream body)
                                    throws IOException {
                                return Objects.requireNonNull(called.get()).handle(path, contentType, body);
                            }

                            @Override
                            public CallbackHandler<DssCallback> onEvent(Consumer<? super DssCallback> listener) {
                                return Objects.requireNonNull(called.get()).onEvent(listener);
                            }
                        })
                        .start();
                Qoltanba nodeA = node(version, balancer.uri("/dss"));
                Qoltanba nodeB = node(version, balancer.uri("/dss"))) {
            called.set(nodeB.dssCallbacks());
            List<String> heardByB = new CopyOnWriteArrayList<>();
            nodeB.dssCallbacks().onEvent(callback -> heardByB.add(callback.operationId()));
            PendingOperation<Signature> signing = begun(nodeA);
            desk(nodeA).watch(signing, "contract 17");
            desk(nodeB);
            advance(Duration.ofSeconds(31)); // asked once by now, and not again for half a minute
            assertThat(signing.state()).isEqualTo(OperationState.WAITING);

            world.phone("ivanov").confirm();
            advance(Duration.ofSeconds(5));

            assertThat(world.dss().callbacks())
                    .singleElement()
                    .satisfies(callback -> assertThat(callback.status()).hasValue(200));
            assertThat(heardByB).hasSize(1);
            assertThat(signing.state()).isEqualTo(OperationState.COMPLETED);
            assertToldOnceAsNew(OperationState.COMPLETED);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-receiver");
        thread.setDaemon(true);
        return thread;
    }

    private Qoltanba node(DssApiVersion version, URI callbacks) {
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().uri())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(version))
                .dssCallbacks(callbacks)
                .time(world.clock())
                .operationStore(store)
                .build();
    }

    /** A code that was sent anew comes with another identifier: with the old token nobody could go on. */
    @Test
    void whoTakesOverAfterACodeWasSentAnewGoesOnWithTheNewOne() throws InterruptedException {
        world.dss().user("ivanov").confirmsBy(ConfirmationMethod.SMS);
        world.dss().switches().codes().madeAnew(true);
        PendingOperation<Signature> signing = begun(first);
        desk(first).watch(signing, "contract 17");
        ResumeToken before = signing.resumeToken().orElseThrow();
        advance(Duration.ofSeconds(100));

        signing.resendCode();
        assertThat(signing.resumeToken()).isNotEqualTo(Optional.of(before));
        advance(Duration.ofSeconds(1));
        first.close();
        List<PendingOperation<Signature>> resumed = new CopyOnWriteArrayList<>();
        second.<Signature>desk("contracts")
                .resumedBy(stored -> {
                    PendingOperation<Signature> again = resumer(second).resume(stored);
                    resumed.add(again);
                    return again;
                })
                .deliveredTo(told::add)
                .start();
        advance(Duration.ofSeconds(100)); // the code sent first is worth nothing by now
        assertThat(resumed)
                .singleElement()
                .satisfies(again -> assertThat(again.resumeToken()).isEqualTo(signing.resumeToken()));
        resumed.get(0).submitCode(world.phone("ivanov").lastSms().code());
        advance(Duration.ofSeconds(2));

        assertToldOnceAsNew(OperationState.COMPLETED);
    }

    @Test
    void aStoreThatIsAwayLearnsLaterHowAnOperationHasChanged() throws InterruptedException {
        world.dss().user("ivanov").confirmsBy(ConfirmationMethod.SMS);
        world.dss().switches().codes().madeAnew(true);
        Shaky shaky = new Shaky(store);
        Optional<ResumeToken> changed;
        try (Qoltanba cutOff = qoltanba(shaky)) {
            PendingOperation<Signature> signing = begun(cutOff);
            desk(cutOff).watch(signing, "contract 17");
            shaky.away.set(true);
            signing.resendCode();
            advance(Duration.ofSeconds(2));
            shaky.away.set(false);
            advance(Duration.ofSeconds(10));
            changed = signing.resumeToken();
        }

        store.join("heir", Duration.ofMinutes(1));
        assertThat(store.take("contracts", "heir", 1))
                .singleElement()
                .satisfies(stored -> assertThat(stored.resumeToken()).isEqualTo(changed));
    }

    @Test
    void aDeskIsDescribedWhole() {
        assertThatIllegalStateException()
                .isThrownBy(() -> first.<Signature>desk("contracts").start())
                .withMessageContaining("resumedBy");
        assertThatIllegalStateException()
                .isThrownBy(() -> first.<Signature>desk("contracts")
                        .resumedBy(resumer(first))
                        .start())
                .withMessageContaining("deliveredTo");
        assertThatIllegalArgumentException().isThrownBy(() -> first.desk(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.desk("contracts").lease(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.desk("contracts").resumingAtATime(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.desk("contracts").rememberingEnded(Duration.ofDays(-1)));
        OperationDesk<Signature> desk = first.<Signature>desk("contracts")
                .resumedBy(resumer(first))
                .deliveredTo(told::add)
                .lease(Duration.ofSeconds(5))
                .resumingAtATime(2)
                .rememberingEnded(Duration.ZERO)
                .start();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.watch(begun(first), "x".repeat(513)))
                .withMessageContaining("1 to 512 characters");
    }
}
