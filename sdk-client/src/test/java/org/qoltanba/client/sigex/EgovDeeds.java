package org.qoltanba.client.sigex;

import static org.qoltanba.client.sigex.RecoveryScene.CONTRACT;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovSigning;
import org.qoltanba.api.sigex.EgovStatus;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.sigex.RecoveryDeeds.Deed;
import org.qoltanba.client.sigex.RecoveryDeeds.Doing;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.sigex.SigexDocument;

/** Calls about signing by phone (contract section 10). */
final class EgovDeeds {

    private EgovDeeds() {}

    static List<Deed> all() {
        return List.of(
                new Deed(
                        "have a document signed by eGov",
                        on("POST", "/api/{id}/egovQr"),
                        List.of(),
                        scene -> new SigningStored(scene, EgovDeeds::document)),
                new Deed(
                        "have a package signed by eGov",
                        on("POST", "/api/package/{packageId}/egovQr"),
                        List.of(),
                        scene -> new SigningStored(scene, EgovDeeds::ofPackage)),
                new Deed(
                        "call off signing a document",
                        on("DELETE", "/api/{id}/egovOperation/{operationId}"),
                        List.of(),
                        scene -> new CallingOff(scene, EgovDeeds::document)),
                new Deed(
                        "call off signing a package",
                        on("DELETE", "/api/package/{packageId}/egovOperation/{operationId}"),
                        List.of(),
                        scene -> new CallingOff(scene, EgovDeeds::ofPackage)),
                new Deed("open signing by QR code", on("POST", "/api/egovQr"), List.of(), SigningByQr::new),
                new Deed("send a phone the document", on("POST", "/api/egovQr/{qrId}"), List.of(), SigningByQr::new),
                new Deed("fetch a phone's signature", on("GET", "/api/egovQr/{qrId}"), List.of(), SigningByQr::new));
    }

    /**
     * Something the service keeps, so that a phone can sign it.
     *
     * @param signing how it is begun
     * @param operation tells about an operation
     * @param takenUp an operation begun before
     */
    private record Stored(
            Supplier<EgovSigning<?>> signing,
            Function<String, EgovOperationInfo> operation,
            Function<String, PendingOperation<?>> takenUp) {}

    private static Stored document(RecoveryScene scene) {
        RegisteredDocument document = scene.system()
                .preregister(CONTRACT)
                .settings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();
        return new Stored(() -> document.signByEgov("Contract 17"), document::egovOperation, document::awaitEgov);
    }

    private static Stored ofPackage(RecoveryScene scene) {
        RegisteredPackage hiring = scene.system()
                .packages()
                .register("Hiring")
                .document(RecoveryDeeds.PACKAGE.get(0))
                .document(RecoveryDeeds.PACKAGE.get(1))
                .documentsSettings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();
        return new Stored(() -> hiring.signByEgov("Hiring"), hiring::egovOperation, hiring::awaitEgov);
    }

    /** One signature of each document, made with the invitation that came through; others are never shown to anybody. */
    private static final class SigningStored implements Doing {

        private final RecoveryScene scene;
        private final Stored stored;
        private Optional<EgovOperation<?>> begun = Optional.empty();

        SigningStored(RecoveryScene scene, Function<RecoveryScene, Stored> storing) {
            this.scene = scene;
            this.stored = storing.apply(scene);
        }

        @Override
        public void act() {
            begun = Optional.of(stored.signing().get().begin());
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            EgovPhone phone = scene.world.egovPhone(scene.other);
            begun.ifPresent(operation -> phone.scan(operation.mobileLink()).sign());
            List<Integer> counts = scene.world.sigex().documents().stream()
                    .map(SigexDocument::signatures)
                    .map(List::size)
                    .distinct()
                    .toList();
            return counts.size() == 1 ? counts.get(0) : 100;
        }
    }

    /** Calling off never fails: whoever wants to be sure looks, and calls it off again. */
    private static final class CallingOff implements Doing {

        private final RecoveryScene scene;
        private final Stored stored;
        private final EgovOperation<?> signing;

        CallingOff(RecoveryScene scene, Function<RecoveryScene, Stored> storing) {
            this.scene = scene;
            this.stored = storing.apply(scene);
            this.signing = stored.signing().get().begin();
        }

        @Override
        public void act() {
            scene.untilDeleted(signing::cancel);
        }

        @Override
        public boolean looksDone() {
            return effects() == 1;
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            scene.untilDeleted(() -> stored.takenUp().apply(signing.id()).cancel());
        }

        @Override
        public long effects() {
            return stored.operation().apply(signing.id()).status().equals(EgovStatus.CANCELED) ? 1 : 0;
        }
    }

    /** One signature that has come back; the service keeps none, and one whose answer is lost for good is made anew. */
    private static final class SigningByQr implements Doing {

        /** Often enough for a step that fails once. */
        private static final int STEPS = 3;

        private final RecoveryScene scene;
        private final SigexClient sigex;
        private final List<Signature> signatures = new ArrayList<>();

        SigningByQr(RecoveryScene scene) {
            this.scene = scene;
            this.sigex = scene.anybody();
        }

        @Override
        public void act() {
            EgovOperation<Signature> signing = sigex.egov().sign(CONTRACT).begin();
            EgovPhone phone = scene.world.egovPhone(scene.other).scan(signing.mobileLink());
            CompletableFuture<?> person = CompletableFuture.runAsync(phone::sign);
            for (int step = 0; step < STEPS && !person.isDone(); step++) {
                signing.refresh().toCompletableFuture().join();
            }
            try {
                signatures.add(signing.await(Duration.ofHours(1)));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            return signatures.size();
        }
    }
}
