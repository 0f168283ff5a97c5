package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.store.FileOperationStore;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.store.OperationOutcome;
import org.qoltanba.testkit.FakeServices;

/**
 * A desk watches confirmations that must not be lost: the program stops while somebody is still looking for the phone, and
 * the next one is told of the signature. With a {@code JdbcOperationStore} several programs share the work.
 */
public final class SurviveARestart {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private SurviveARestart() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws IOException if no temporary file can be made
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("survive");
        Path file = folder.resolve("operations");
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("erp-secret");
            world.dss().user("ivanov").owns(world.pki().individual(Iin.of("000000000033")));

            try (OperationStore store = FileOperationStore.open(file);
                    Qoltanba first = program(world, store)) {
                DssSession ivanov = first.dss().signIn("ivanov", Secret.empty());
                desk(first).watch(ivanov.sign(CONTRACT).detached().begin(), "contract 17");
            } // the program ends

            world.phone("ivanov").confirmsNext();
            try (OperationStore store = FileOperationStore.open(file);
                    Qoltanba second = program(world, store)) {
                desk(second);
                world.clock().advance(Duration.ofMinutes(1));
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve("operations.lock"));
            Files.delete(folder);
        }
    }

    private static OperationDesk<Signature> desk(Qoltanba qoltanba) {
        // region desk
        return qoltanba.<Signature>desk("contracts")
                .resumedBy(stored -> qoltanba.dss()
                        .signIn("ivanov", Secret.empty())
                        .resume(stored.resumeToken().orElseThrow(), contract(stored.reference())))
                .deliveredTo(SurviveARestart::archive)
                .start();
        // endregion
    }

    private static void archive(OperationOutcome<Signature> outcome) {
        if (outcome.mayHaveBeenDelivered()) {
            System.out.println("Look whether " + outcome.reference() + " is in the archive already.");
        }
        System.out.println(outcome.reference() + ": "
                + outcome.failure()
                        .map(Throwable::getMessage)
                        .orElseGet(() ->
                                "a signature of " + outcome.result().encoded().size() + " bytes"));
    }

    private static DocumentSource contract(String reference) {
        if (!reference.equals("contract 17")) {
            throw new IllegalArgumentException("There is no " + reference + ".");
        }
        return CONTRACT;
    }

    private static Qoltanba program(FakeServices world, OperationStore store) {
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("erp-secret")))
                .operationStore(store)
                .time(world.clock())
                .build();
    }
}
