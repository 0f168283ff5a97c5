package org.qoltanba.client.sigex;

import static org.qoltanba.client.sigex.RecoveryScene.CONTRACT;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInterruptedException;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.PreregistrationInterruptedException;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.fault.ExchangePoint;

/** Every call that changes something at SIGEX: how it is made, how its caller recovers, what it has left behind. */
final class RecoveryDeeds {

    private static final String MAIL = "director@supplier.kz";
    static final List<DocumentSource> PACKAGE =
            List.of(RecoveryScene.document("a.pdf"), RecoveryScene.document("b.pdf"));

    private RecoveryDeeds() {}

    /**
     * A call that changes something.
     *
     * @param call in words
     * @param point where trouble strikes
     * @param lookups where the SDK looks what has become of the call; lasting trouble strikes there too
     * @param begin prepares the world, and says how the call is made there
     */
    record Deed(String call, ExchangePoint point, List<ExchangePoint> lookups, Function<RecoveryScene, Doing> begin) {}

    /** One call about to be made. */
    interface Doing {

        /** Makes the call. */
        void act();

        /** Does what the exception's documentation says, when the service answers again. */
        void recover(@Nullable SdkException failure);

        /** How often the service has done it. */
        long effects();

        /** Whether the caller sees that it is done, where the call itself does not tell of its failure. */
        default boolean looksDone() {
            return true;
        }

        /** Whether the service shows what it has done. Where it does not, nobody can find out and the SDK does not guess. */
        default boolean canBeLookedUp() {
            return true;
        }
    }

    private static List<Deed> all() {
        ExchangePoint exported = on("POST", "/api/exported");
        return List.of(
                new Deed("register a document", on("POST", "/api"), List.of(exported), Registering::new),
                new Deed("send its digests", on("POST", "/api/{id}/data"), List.of(), Registering::new),
                new Deed("add a signature", on("POST", "/api/{id}"), List.of(exported), Adding::new),
                new Deed("preregister a document", on("POST", "/api"), List.of(on("GET", "/api")), Preregistering::new),
                new Deed(
                        "register a package",
                        on("POST", "/api/package"),
                        List.of(on("GET", "/api/package")),
                        Packaging::new),
                new Deed(
                        "sign a package",
                        on("POST", "/api/package/{packageId}"),
                        List.of(exported),
                        SigningPackage::new),
                new Deed(
                        "change a document's settings",
                        on("POST", "/api/{id}/settings"),
                        List.of(),
                        DocumentSettings::new),
                new Deed(
                        "change a package's settings",
                        on("POST", "/api/package/{packageId}/settings"),
                        List.of(),
                        PackageSettings::new),
                new Deed("notify of a document", on("POST", "/api/{id}/notify"), List.of(), NotifyingOfDocument::new),
                new Deed(
                        "notify of a package",
                        on("POST", "/api/package/{packageId}/notify"),
                        List.of(),
                        NotifyingOfPackage::new));
    }

    /** All of them, with those on accounts, on cards and the archive, and those of eGov. */
    static List<Deed> everyOne() {
        return Stream.of(all(), AccountDeeds.all(), ArchiveDeeds.all(), EgovDeeds.all())
                .flatMap(List::stream)
                .toList();
    }

    private static final class Registering implements Doing {

        private final RecoveryScene scene;
        private final SigexClient sigex;
        private final Signature signature;

        Registering(RecoveryScene scene) {
            this.scene = scene;
            this.sigex = scene.anybody();
            this.signature = scene.director.signer().sign(CONTRACT);
        }

        @Override
        public void act() {
            sigex.register(CONTRACT).signedBy(signature).submit();
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            if (sigex.recoverRegistration(signature, CONTRACT).isEmpty()) {
                act();
            }
        }

        @Override
        public long effects() {
            return scene.world.sigex().documents().stream()
                            .filter(document -> document.isComplete()
                                    && document.signatures().size() == 1)
                            .count()
                    + scene.world.sigex().documents().stream()
                                    .filter(document -> !document.isComplete())
                                    .count()
                            * 100;
        }
    }

    private static final class Adding implements Doing {

        private final SigexClient sigex;
        private final RegisteredDocument document;
        private final Signature signature;

        Adding(RecoveryScene scene) {
            sigex = scene.anybody();
            document =
                    sigex.register(CONTRACT).signedBy(scene.director.signer()).submit();
            signature = scene.other.signer().sign(CONTRACT);
        }

        @Override
        public void act() {
            document.add(signature);
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            if (sigex.find(signature).isEmpty()) {
                document.add(signature);
            }
        }

        @Override
        public long effects() {
            return document.signatures().size() - 1L;
        }
    }

    private static DocumentQuery lately(RecoveryScene scene) {
        return DocumentQuery.storedBetween(
                        scene.world.clock().now().minus(Duration.ofDays(1)),
                        scene.world.clock().now().plus(Duration.ofDays(1)))
                .ofOrganization();
    }

    private static final class Preregistering implements Doing {

        private final RecoveryScene scene;
        private final SigexClient sigex;

        Preregistering(RecoveryScene scene) {
            this.scene = scene;
            this.sigex = scene.system();
        }

        @Override
        public void act() {
            sigex.preregister(CONTRACT).identifiedByTitle().submit();
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            Optional<DocumentId> known = failure instanceof PreregistrationInterruptedException interrupted
                    ? interrupted
                            .documentId()
                            .or(() -> interrupted.candidates().stream().findFirst())
                    : Optional.empty();
            known.or(() -> sigex.documents(lately(scene)).stream()
                            .map(ListedDocument::id)
                            .findFirst())
                    .ifPresentOrElse(id -> sigex.document(id).fixDigests(CONTRACT), this::act);
        }

        @Override
        public long effects() {
            return sigex.documents(lately(scene)).stream()
                    .mapToLong(document -> document.size() == CONTRACT.size() ? 1 : 100)
                    .sum();
        }
    }

    private static final class Packaging implements Doing {

        private final RecoveryScene scene;
        private final SigexClient sigex;

        Packaging(RecoveryScene scene) {
            this.scene = scene;
            this.sigex = scene.system();
        }

        private List<PackageSummary> packages() {
            return sigex.packages()
                    .ofOrganization(lately(scene).from(), lately(scene).until())
                    .all(100);
        }

        @Override
        public void act() {
            hiring(sigex);
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            Optional<PackageId> known = failure instanceof PackageInterruptedException interrupted
                    ? interrupted
                            .packageId()
                            .or(() -> interrupted.candidates().stream().findFirst())
                    : Optional.empty();
            known.or(() -> packages().stream().map(PackageSummary::id).findFirst())
                    .ifPresentOrElse(id -> sigex.packages().get(id).complete(PACKAGE), this::act);
        }

        @Override
        public long effects() {
            return packages().stream()
                    .mapToLong(one -> one.documentsIds().stream()
                                    .allMatch(id -> sigex.document(id).info().size() > 0)
                            ? 1
                            : 100)
                    .sum();
        }
    }

    static RegisteredPackage hiring(SigexClient sigex) {
        return sigex.packages()
                .register("Hiring")
                .document(PACKAGE.get(0))
                .document(PACKAGE.get(1))
                .identifiedByTitle()
                .submit();
    }

    private static final class SigningPackage implements Doing {

        private final RegisteredPackage hiring;
        private final List<Signature> signatures;

        SigningPackage(RecoveryScene scene) {
            hiring = hiring(scene.system());
            signatures = PACKAGE.stream()
                    .map(document -> scene.other.signer().sign(document))
                    .toList();
        }

        @Override
        public void act() {
            hiring.add(signatures);
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            hiring.add(signatures);
        }

        @Override
        public long effects() {
            List<Integer> counts = hiring.documents().stream()
                    .map(document -> document.signatures().size())
                    .toList();
            return counts.stream().distinct().count() == 1 ? counts.get(0) : 100;
        }
    }

    /** A change of settings; the journal counts how often they were changed. */
    abstract static class Changing implements Doing {

        abstract long changes();

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            return changes();
        }
    }

    private static final class DocumentSettings extends Changing {

        private final RegisteredDocument document;

        DocumentSettings(RecoveryScene scene) {
            document = scene.session()
                    .register(CONTRACT)
                    .signedBy(scene.director.signer())
                    .submit();
        }

        @Override
        public void act() {
            document.changeSettings(settings -> settings.signaturesLimit(5));
        }

        @Override
        long changes() {
            return document.settingsAudit().stream().count();
        }
    }

    private static final class PackageSettings extends Changing {

        private final RegisteredPackage hiring;

        PackageSettings(RecoveryScene scene) {
            hiring = hiring(scene.system());
        }

        @Override
        public void act() {
            hiring.changeSettings(settings -> settings.isPrivate(true));
        }

        @Override
        long changes() {
            return hiring.settingsAudit().stream().count();
        }
    }

    /** E-mails: the service does not tell which it has sent. */
    private abstract static class Notifying implements Doing {

        private final RecoveryScene scene;

        Notifying(RecoveryScene scene) {
            this.scene = scene;
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            return scene.world.mailbox(MAIL).mails().size();
        }

        @Override
        public boolean canBeLookedUp() {
            return false;
        }
    }

    private static final class NotifyingOfDocument extends Notifying {

        private final RegisteredDocument document;

        NotifyingOfDocument(RecoveryScene scene) {
            super(scene);
            document = scene.session()
                    .register(CONTRACT)
                    .signedBy(scene.director.signer())
                    .submit();
        }

        @Override
        public void act() {
            document.sendNotification(EmailNotification.to(MAIL));
        }
    }

    private static final class NotifyingOfPackage extends Notifying {

        private final RegisteredPackage hiring;

        NotifyingOfPackage(RecoveryScene scene) {
            super(scene);
            hiring = hiring(scene.system());
        }

        @Override
        public void act() {
            hiring.sendNotification(EmailNotification.to(MAIL));
        }
    }
}
