package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkRegistration;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.BulkResult.Outcome;
import org.qoltanba.api.sigex.BulkRun;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.SigexDocument;

/** Many documents registered, each once. */
class BulkRegistrationTest {

    private static final int MANY = 60;

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.sigex().uri()))
            .time(world.clock())
            .build();
    private final TestIdentity company = world.pki().employee(Bin.of("123456789012"), Iin.of("750202400456"));
    private final Queue<BulkResult> results = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private static List<DocumentSource> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> DocumentSource.text("order " + i + ".txt", "Order number " + i))
                .toList();
    }

    private BulkRegistration bulk(Iterable<DocumentSource> documents) {
        return qoltanba.sigex()
                .registerAll(documents, folder.resolve("journal"))
                .signedBy(company.signer())
                .onResult(results::add);
    }

    private void assertRegisteredOnce(int count) {
        assertThat(world.sigex().documents())
                .hasSize(count)
                .allSatisfy(document -> assertThat(document.isComplete()).isTrue());
        assertThat(world.sigex().documents().stream().map(SigexDocument::title).distinct())
                .hasSize(count);
    }

    @Test
    void everyDocumentIsRegisteredAndTold() throws InterruptedException {
        Queue<BulkProgress> progress = new ConcurrentLinkedQueue<>();

        BulkProgress end = bulk(documents(MANY))
                .each((document, draft) -> draft.title("No. " + document.name()).signaturesLimit(2))
                .inFlight(4)
                .onProgress(progress::add)
                .begin()
                .await();

        assertThat(end.isComplete()).isTrue();
        assertThat(end.registered()).isEqualTo(MANY);
        assertThat(results).hasSize(MANY).extracting(BulkResult::outcome).containsOnly(Outcome.REGISTERED);
        assertThat(progress)
                .hasSize(MANY + 1)
                .extracting(BulkProgress::registered)
                .isSorted();
        assertRegisteredOnce(MANY);
        assertThat(world.sigex().documents())
                .allSatisfy(document -> assertThat(document.title()).startsWith("No. order"));
    }

    @Test
    void asManyAreUnderWayAsWereAllowed() throws InterruptedException {
        CompletableFuture<BulkRun> run = new CompletableFuture<>();
        Queue<Long> underWay = new ConcurrentLinkedQueue<>();
        Iterable<DocumentSource> watched = () -> documents(MANY).stream()
                .peek(document -> {
                    BulkProgress now = run.join().progress();
                    underWay.add(now.begun() - now.registered());
                })
                .iterator();

        run.complete(bulk(watched).inFlight(3).begin());
        run.join().await();

        assertThat(underWay).allMatch(count -> count <= 3);
        assertRegisteredOnce(MANY);
    }

    @Test
    void anotherRunDoesNothingTwice() throws InterruptedException {
        bulk(documents(10)).begin().await();
        results.clear();

        BulkProgress end = bulk(documents(12)).begin().await();

        assertThat(end.registeredBefore()).isEqualTo(10);
        assertThat(end.registered()).isEqualTo(2);
        assertThat(results).allSatisfy(result -> assertThat(result.documentId()).isPresent());
        assertRegisteredOnce(12);
    }

    @Test
    void aDocumentGivenTwiceIsRegisteredOnce() throws InterruptedException {
        List<DocumentSource> twice =
                Stream.concat(documents(5).stream(), documents(5).stream()).toList();

        BulkProgress end = bulk(twice).inFlight(10).begin().await();

        assertThat(end.registered()).isEqualTo(5);
        assertThat(end.registeredBefore()).isEqualTo(5);
        assertRegisteredOnce(5);
    }

    /** The name counts, too: two orders with the same text are two documents. */
    @Test
    void theSameContentUnderAnotherNameIsAnotherDocument() throws InterruptedException {
        BulkProgress end = bulk(List.of(DocumentSource.text("a.txt", "same"), DocumentSource.text("b.txt", "same")))
                .begin()
                .await();

        assertThat(end.registered()).isEqualTo(2);
        assertRegisteredOnce(2);
    }

    @Test
    void lostAnswersDoubleNothing() throws InterruptedException {
        world.sigex().faults().loseResponse(on("POST", "/api")).times(10);

        assertThat(bulk(documents(20)).begin().await().isComplete()).isTrue();
        assertRegisteredOnce(20);
    }

    @Test
    void aServiceOutOfReachEndsTheRunAndTheNextOneFinishesIt() throws InterruptedException {
        world.sigex().faults().status(on("POST", "/api/exported"), 503).always();
        world.sigex().faults().loseResponse(on("POST", "/api")).always();
        BulkProgress first = bulk(documents(MANY)).inFlight(3).begin().await();

        assertThat(first.exhausted()).isFalse();
        assertThat(first.interrupted()).isBetween(3L, 6L);
        assertThat(first.begun()).isLessThan(10);

        world.sigex().faults().clear();
        BulkProgress second = bulk(documents(MANY)).inFlight(3).begin().await();
        assertThat(second.isComplete()).isTrue();
        assertRegisteredOnce(MANY);
    }

    @Test
    void oneBadDocumentDoesNotStopTheOthers() throws InterruptedException {
        DocumentSource unreadable = DocumentSource.of("gone.txt", 5, () -> {
            throw new IOException("gone");
        });
        DocumentSource empty = DocumentSource.text("empty.txt", "");

        BulkProgress end = bulk(Stream.concat(Stream.of(unreadable, empty), documents(3).stream())
                        .toList())
                .begin()
                .await();

        assertThat(end.failed()).isEqualTo(2);
        assertThat(end.registered()).isEqualTo(3);
        assertThat(end.isComplete()).isFalse();
        assertThat(results)
                .filteredOn(result -> result.outcome() == Outcome.FAILED)
                .extracting(result -> result.failure().orElseThrow())
                .hasOnlyElementsOfTypes(UnreadableDocumentException.class, IllegalArgumentException.class);
    }

    @Test
    void whatTheServiceRefusedIsSignedAnewByTheNextRun() throws InterruptedException {
        TestIdentity stranger = Stranger.individual();
        BulkProgress first =
                bulk(documents(2)).signedBy(stranger.signer()).begin().await();
        assertThat(first.failed()).isEqualTo(2);
        assertThat(results)
                .extracting(result -> result.failure().orElseThrow())
                .hasOnlyElementsOfType(InvalidRequestException.class);

        assertThat(bulk(documents(2)).begin().await().isComplete()).isTrue();
        assertRegisteredOnce(2);
    }

    /** Somebody certified by an authority the world does not know. */
    private static final class Stranger {
        static TestIdentity individual() {
            try (FakeServices elsewhere = FakeServices.create()) {
                return elsewhere.pki().individual(Iin.of("900303400789"));
            }
        }
    }

    @Test
    void aCancelledRunFinishesWhatItHasBegun() throws InterruptedException {
        CompletableFuture<BulkRun> run = new CompletableFuture<>();
        Iterable<DocumentSource> cancelling = () -> documents(MANY).stream()
                .peek(document -> {
                    if (document.name().equals("order 9.txt")) {
                        run.join().cancel();
                    }
                })
                .iterator();
        BulkRegistration bulk = bulk(cancelling).inFlight(2);
        run.complete(bulk.begin());

        BulkProgress end = run.join().await();

        assertThat(end.ended()).isTrue();
        assertThat(end.exhausted()).isFalse();
        assertThat(end.registered()).isEqualTo(end.begun()).isLessThanOrEqualTo(10);
        assertThat(bulk(documents(MANY)).begin().await().isComplete()).isTrue();
        assertRegisteredOnce(MANY);
    }

    @Test
    void listenersThatThrowDoNoHarm() throws InterruptedException {
        BulkProgress end = qoltanba.sigex()
                .registerAll(documents(3), folder.resolve("journal"))
                .signedBy(company.signer())
                .onResult(result -> {
                    throw new IllegalStateException("theirs");
                })
                .begin()
                .await();

        assertThat(end.isComplete()).isTrue();
    }

    @Test
    void itSaysWhatIsMissing() {
        BulkRegistration unsigned = qoltanba.sigex().registerAll(documents(1), folder.resolve("journal"));

        assertThatIllegalStateException().isThrownBy(unsigned::begin).withMessageContaining("signedBy");
        assertThatIllegalArgumentException().isThrownBy(() -> unsigned.inFlight(0));
    }
}
