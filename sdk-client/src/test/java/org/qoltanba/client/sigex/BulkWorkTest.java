package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BulkPreregistration;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.BulkResult.Outcome;
import org.qoltanba.api.sigex.BulkSigning;
import org.qoltanba.api.sigex.DocumentToSign;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.sigex.SigexDocument;

/** Many documents signed, and many preregistered, each once. */
class BulkWorkTest {

    private static final int MANY = 40;

    private final RecoveryScene scene = new RecoveryScene(Duration.ofSeconds(30));

    /** One address each, for a journal belongs to one service. */
    private final SigexClient anybody = scene.anybody();

    private final SigexClient system = scene.system();
    private final Queue<BulkResult> results = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        scene.close();
    }

    private static List<DocumentSource> documents() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> DocumentSource.text("order " + i + ".txt", "Order number " + i))
                .toList();
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private List<SigexDocument> stored() {
        return scene.world.sigex().documents();
    }

    /** A machine that broke down before these lines were on its disk. */
    private void forget(String... states) throws IOException {
        List<String> kept = Files.readAllLines(journal()).stream()
                .filter(line -> Stream.of(states).noneMatch(state -> line.startsWith(state + " ")))
                .toList();
        Files.writeString(journal(), String.join("\n", kept) + "\n");
    }

    private List<DocumentToSign> registered() {
        return documents().stream()
                .map(document -> new DocumentToSign(
                        anybody.register(document)
                                .signedBy(scene.director.signer())
                                .submit()
                                .id(),
                        document))
                .toList();
    }

    private BulkSigning signing(List<DocumentToSign> documents) {
        return anybody.signAll(documents, journal())
                .signedBy(scene.other.signer())
                .onResult(results::add);
    }

    private BulkPreregistration preregistering() {
        return system.preregisterAll(documents(), journal())
                .each((document, draft) -> draft.title("For signing: " + document.name()))
                .onResult(results::add);
    }

    @Test
    void everyDocumentIsSignedOnceByEverySigner() throws InterruptedException {
        List<DocumentToSign> documents = registered();

        BulkProgress end = signing(documents).inFlight(4).begin().await();

        assertThat(end.isComplete()).isTrue();
        assertThat(end.registered()).isEqualTo(MANY);
        assertThat(stored())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(2));
        assertThat(signing(documents).begin().await().registeredBefore()).isEqualTo(MANY);
        assertThat(anybody.signAll(documents, journal())
                        .signedBy(scene.world
                                .pki()
                                .individual(Iin.of("000000000033"))
                                .signer())
                        .begin()
                        .await()
                        .registered())
                .isEqualTo(MANY);
        assertThat(stored())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(3));
    }

    @Test
    void aRunThatWasCutOffIsTakenUpAndSignsNothingTwice() throws Exception {
        List<DocumentToSign> documents = registered();
        scene.world.sigex().faults().loseResponse(on("POST", "/api/{id}"));
        signing(documents).begin().await();
        forget("registered");
        results.clear();

        BulkProgress end = signing(documents).begin().await();

        assertThat(end.isComplete()).isTrue();
        assertThat(results).extracting(BulkResult::outcome).containsOnly(Outcome.REGISTERED);
        assertThat(stored())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(2));
    }

    @Test
    void whatIsRefusedIsToldAndTriedAnew() throws Exception {
        List<DocumentToSign> documents = registered();
        scene.world.sigex().switches().outages().ocspAvailable(false);
        BulkProgress interrupted = signing(documents).begin().await();
        assertThat(interrupted.isComplete()).isFalse();
        scene.world.sigex().switches().outages().ocspAvailable(true);

        assertThat(signing(documents).begin().await().isComplete()).isTrue();
        assertThat(stored())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(2));
    }

    @Test
    void everyDocumentIsPreregisteredOnce() throws InterruptedException {
        BulkProgress end = preregistering().inFlight(4).begin().await();

        assertThat(end.isComplete()).isTrue();
        assertThat(preregistering().begin().await().registeredBefore()).isEqualTo(MANY);
        assertPreregisteredOnce();
        assertThat(stored()).allSatisfy(document -> assertThat(document.title()).startsWith("For signing: order"));
    }

    @Test
    void whatTheServiceHasNamedIsFinished() throws Exception {
        scene.world
                .sigex()
                .faults()
                .cutBeforeProcessing(on("POST", "/api/{id}/data"))
                .always();
        BulkProgress cut = preregistering().begin().await();
        assertThat(cut.isComplete()).isFalse();
        scene.world.sigex().faults().clear();

        assertThat(preregistering().begin().await().isComplete()).isTrue();
        assertPreregisteredOnce();
    }

    @Test
    void whatWasBegunIsFoundByItsTitle() throws Exception {
        scene.world.sigex().switches().documents().listsUnfinished(true);
        scene.world
                .sigex()
                .faults()
                .cutBeforeProcessing(on("POST", "/api/{id}/data"))
                .always();
        preregistering().begin().await();
        assertThat(stored()).isNotEmpty();
        forget("known");
        scene.world.sigex().faults().clear();

        assertThat(preregistering().begin().await().isComplete()).isTrue();
        assertPreregisteredOnce();
    }

    @Test
    void anAnswerThatIsLostLosesNothing() throws Exception {
        scene.world.sigex().switches().documents().listsUnfinished(true);
        scene.world.sigex().faults().loseResponse(on("POST", "/api"));

        assertThat(preregistering().begin().await().isComplete()).isTrue();
        assertPreregisteredOnce();
    }

    private void assertPreregisteredOnce() {
        assertThat(stored()).hasSize(MANY).allSatisfy(document -> {
            assertThat(document.isComplete()).isTrue();
            assertThat(document.signatures()).isEmpty();
        });
    }

    @Test
    void whatIsMissingIsSaid() {
        BulkSigning nobody = anybody.signAll(List.of(), journal());
        assertThatIllegalStateException().isThrownBy(nobody::begin).withMessageContaining("signedBy");
        assertThatIllegalArgumentException().isThrownBy(() -> nobody.inFlight(0));
        BulkPreregistration twice = preregistering();
        twice.begin();
        assertThatIllegalStateException().isThrownBy(twice::begin).withMessageContaining("preregisterAll");
    }
}
