package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * The calls of SIGEX on packages (contract sections 7.18 to 7.23 and 7.37): what goes in, what comes out, what is refused.
 * Free of HTTP and JSON. Safe to share between threads.
 */
final class PackageService {

    private final SigexSwitches switches;
    private final Documents documents;
    private final SigexService signatures;
    private final AccessRules access;
    private final Events events;
    private final Identifiers identifiers;
    private final SdkClock clock;

    PackageService(
            SigexSwitches switches,
            Documents documents,
            SigexService signatures,
            AccessRules access,
            Events events,
            Identifiers identifiers,
            SdkClock clock) {
        this.switches = switches;
        this.documents = documents;
        this.signatures = signatures;
        this.access = access;
        this.events = events;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * A signature on one document of a package.
     *
     * @param signType null for the default
     * @param signature Base64 or PEM
     */
    record Submission(@Nullable String signType, String signature) {}

    /**
     * A page of packages.
     *
     * @param total how many there are in the window of time
     * @param packages those of this page, newest first
     */
    record Page<P>(int total, List<P> packages) {}

    /** Registers a package; for information systems with the feature. */
    <R> R register(Caller caller, PackageRegistration registration, Function<StoredPackage, R> answer) {
        Registrator registrator = access.requireInformationSystem(caller);
        if (switches.documents().packagesNeedFeature()) {
            access.requireFeature(registrator.bin(), Subscription.PACKAGES);
        }
        registration.requireAcceptable(switches);
        return documents.locked(() -> {
            Instant at = identifiers.storageTime();
            StoredPackage registered = new StoredPackage(identifiers.documentId(), at, registrator, registration);
            for (Registration document : registration.registrations()) {
                StoredDocument.Origin origin = new StoredDocument.Origin(
                        identifiers.documentId(), identifiers.storageTime(), registrator, registered);
                registered.add(new StoredDocument(origin, document));
            }
            documents.add(registered);
            return answer.apply(registered);
        });
    }

    /** Tells about a package. */
    <R> R info(Caller caller, String packageId, Function<StoredPackage, R> answer) {
        return documents.withPackage(packageId, found -> {
            access.requireView(caller, found);
            return answer.apply(found);
        });
    }

    /** Tells others about a package. */
    Optional<Notifier.Outcome> announce(Caller caller, String packageId, EmailNotifications request) {
        return documents.withPackage(packageId, found -> {
            if (switches.mails().onDemandNeedsIdentity()) {
                access.requireKnown(caller);
            }
            access.requireView(caller, found);
            requireComplete(found);
            request.requireAcceptable(switches);
            return events.announce(found, request);
        });
    }

    /** Replaces the settings of a package. */
    void change(Caller caller, String packageId, RequestObject settings) {
        documents.withPackage(packageId, found -> {
            access.requireSettings(caller, found);
            found.change(SettingsReader.ofPackage(settings), caller, clock.now());
            return found;
        });
    }

    /** How the settings of a package were changed. */
    AuditEvent.Page<PackageSettings> audit(Caller caller, String packageId, long lastEventId) {
        return documents.withPackage(packageId, found -> {
            access.requireView(caller, found);
            return AuditEvent.Page.after(
                    lastEventId, found.audit(), switches.limits().pageSize());
        });
    }

    /** Signs every document of a package, or none. */
    List<SigexService.Taken> sign(
            Caller caller, String packageId, List<Submission> submissions, @Nullable EmailNotifications requested) {
        documents.withPackage(packageId, found -> {
            requireOpenForSignatures(caller, found);
            if (submissions.size() != found.documents().size()) {
                throw Refusal.INVALID_STRUCTURE.exception();
            }
            return found;
        });
        if (requested != null) {
            requested.requireAcceptable(switches);
        }
        List<VerifiedSignature> verified = submissions.stream()
                .map(submission -> signatures.check(submission.signType(), submission.signature()))
                .toList();
        return documents.withPackage(packageId, found -> {
            requireOpenForSignatures(caller, found);
            return take(found, verified, requested);
        });
    }

    /** Lists packages that concern the caller or their organisation, newest first. */
    <P> Page<P> list(
            Caller caller, Instant from, Instant until, boolean organization, Function<StoredPackage, P> answer) {
        access.requirePackageList(caller, organization);
        return documents.locked(() -> {
            List<StoredPackage> all = new ArrayList<>(documents.allPackages());
            all.removeIf(found -> found.storedAt().isBefore(from)
                    || !DocumentQuery.isBefore(found.storedAt(), until, switches)
                    || !access.lists(caller, organization, found));
            all.sort((one, other) -> other.storedAt().compareTo(one.storedAt()));
            return new Page<>(
                    all.size(),
                    all.stream().limit(switches.limits().pageSize()).map(answer).toList());
        });
    }

    /** Everything there is, for a look from outside. */
    List<SigexPackage> snapshot() {
        return documents.locked(
                () -> documents.allPackages().stream().map(SigexPackage::of).toList());
    }

    /** First everything is checked, then everything is added; the lock of the documents is held throughout. */
    private List<SigexService.Taken> take(
            StoredPackage found, List<VerifiedSignature> verified, @Nullable EmailNotifications requested) {
        Set<Bytes> values = new HashSet<>();
        inPairs(found, verified, (document, signature) -> {
            documents.requireNew(signature);
            if (!values.add(signature.submitted().value())) {
                throw Refusal.SIGNATURE_ALREADY_SUBMITTED.exception();
            }
            document.requireAdmission(signature, switches);
            return signature;
        });
        List<SigexService.Taken> taken =
                inPairs(found, verified, (document, signature) -> signatures.take(document, signature, null));
        List<StoredSignature> stored =
                taken.stream().map(each -> each.place().signature()).toList();
        found.signed(stored.stream().map(StoredSignature::signId).toList(), requested);
        events.packageSigned(found, stored, requested);
        return taken;
    }

    private static <R> List<R> inPairs(
            StoredPackage found,
            List<VerifiedSignature> verified,
            BiFunction<StoredDocument, VerifiedSignature, R> work) {
        List<StoredDocument> all = found.documents();
        List<R> results = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            results.add(work.apply(all.get(i), verified.get(i)));
        }
        return results;
    }

    private void requireOpenForSignatures(Caller caller, StoredPackage found) {
        access.requireView(caller, found);
        requireComplete(found);
    }

    private static void requireComplete(StoredPackage found) {
        if (!found.isComplete()) {
            throw Refusal.DIGESTS_NOT_KNOWN.exception();
        }
    }
}
