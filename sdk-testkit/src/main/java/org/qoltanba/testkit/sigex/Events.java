package org.qoltanba.testkit.sigex;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * Who hears of what happens to documents and packages: mails and webhooks (contract section 8). Called with the lock of
 * the documents held; nothing here waits for anybody.
 */
final class Events {

    private final Parties parties;
    private final Archive archive;
    private final Notifier notifier;
    private final SigexWebhooks webhooks;
    private final SigexSwitches switches;

    Events(Parties parties, Archive archive, Notifier notifier, SigexWebhooks webhooks, SigexSwitches switches) {
        this.parties = parties;
        this.archive = archive;
        this.notifier = notifier;
        this.webhooks = webhooks;
        this.switches = switches;
    }

    /**
     * The digests of a document are fixed for the first time.
     *
     * @param original a copy of it, if anybody needs one
     * @return what became of the mails about the document; empty if nobody was to be told
     */
    Optional<Notifier.Outcome> completed(StoredDocument document, @Nullable Bytes original) {
        List<Notifier.Enclosure> enclosures = original == null ? List.of() : List.of(enclosure(document, original));
        Optional<Notifier.Outcome> outcome =
                document.notifications().flatMap(request -> notifier.announce(state(document), request, enclosures));
        document.signatures().forEach(first -> signed(document, first));
        document.partOf().filter(StoredPackage::isComplete).ifPresent(this::completed);
        return outcome;
    }

    /** A signature has been added to a document that is complete. */
    void added(StoredDocument document, StoredSignature signature, @Nullable EmailNotifications requested) {
        told(document, signature.signer());
        if (requested != null) {
            notifier.announce(
                    Notifier.Occasion.of(
                            MailTemplate.SIGNATURE_ADDED,
                            document,
                            signature.signer().name()),
                    requested,
                    kept(List.of(document)));
        }
        signed(document, signature);
    }

    /** All documents of a package have been signed by one call. */
    void packageSigned(
            StoredPackage documents, List<StoredSignature> signatures, @Nullable EmailNotifications requested) {
        List<StoredDocument> all = documents.documents();
        for (int i = 0; i < all.size(); i++) {
            added(all.get(i), signatures.get(i), null);
        }
        if (requested != null) {
            String signer = signatures.get(0).signer().name();
            notifier.announce(
                    Notifier.Occasion.of(MailTemplate.PACKAGE_SIGNED, documents, signer), requested, kept(all));
        }
    }

    /** Somebody asks to tell others about a document (contract section 7.7). */
    Optional<Notifier.Outcome> announce(StoredDocument document, EmailNotifications request) {
        return notifier.announce(state(document), request, kept(List.of(document)));
    }

    /** Somebody asks to tell others about a package (contract section 7.20). */
    Optional<Notifier.Outcome> announce(StoredPackage documents, EmailNotifications request) {
        return notifier.announce(registered(documents), request, kept(documents.documents()));
    }

    private Object shown(long operationId) {
        return switches.webhooks().operationIdsAsText() ? (Object) Long.toString(operationId) : (Object) operationId;
    }

    /** The state of a simplified eGov operation on a document has changed. */
    void operationChanged(StoredDocument document, long operationId) {
        WebhookWire event = new WebhookWire(null, document.id(), null, shown(operationId));
        listeners(document).forEach(bin -> webhooks.send(bin, parties.webhooks(bin), event));
    }

    /** The state of a simplified eGov operation on a package has changed. */
    void operationChanged(StoredPackage documents, long operationId) {
        WebhookWire event = new WebhookWire(documents.id(), null, null, shown(operationId));
        webhooks.send(documents.owner(), parties.webhooks(documents.owner()), event);
    }

    private void completed(StoredPackage documents) {
        documents
                .notifications()
                .ifPresent(request -> notifier.announce(registered(documents), request, kept(documents.documents())));
    }

    /** Types 2 and 3 of contract section 8.1. */
    private void told(StoredDocument document, SignerIdentity signer) {
        Optional<String> own = parties.address(signer.iin());
        document.notifications().ifPresent(request -> {
            List<String> others = request.to().stream()
                    .filter(address -> own.filter(address::equalsIgnoreCase).isEmpty())
                    .toList();
            notifier.inform(
                    Notifier.Occasion.of(MailTemplate.SIGNATURE_ADDED, document, signer.name()),
                    others,
                    request.languages(switches));
        });
        Set<String> earlier = new LinkedHashSet<>();
        document.signatures()
                .forEach(signature -> earlier.add(signature.signer().iin()));
        earlier.remove(signer.iin());
        earlier.stream()
                .filter(parties::wantsMails)
                .flatMap(iin -> parties.address(iin).stream())
                .distinct()
                .forEach(address -> notifier.inform(
                        Notifier.Occasion.of(MailTemplate.SIGNATURE_ADDED_AFTER_YOURS, document, signer.name()),
                        address));
    }

    private void signed(StoredDocument document, StoredSignature signature) {
        String packageId = document.partOf().map(StoredPackage::id).orElse(null);
        WebhookWire event = new WebhookWire(packageId, document.id(), signature.signId(), null);
        listeners(document).forEach(bin -> webhooks.send(bin, parties.webhooks(bin), event));
    }

    /** Organisations whose employees have signed, or whose information system registered the document. */
    private static Set<String> listeners(StoredDocument document) {
        Set<String> listeners = new LinkedHashSet<>();
        document.registrator().ifPresent(registrator -> listeners.add(registrator.bin()));
        for (StoredSignature signature : document.signatures()) {
            String bin = signature.signer().bin();
            if (bin != null) {
                listeners.add(bin);
            }
        }
        return listeners;
    }

    /** What can be said of a document: who signed it first, or who asks for a signature. */
    private static Notifier.Occasion state(StoredDocument document) {
        return document.signatures().stream()
                .findFirst()
                .map(first -> Notifier.Occasion.of(
                        MailTemplate.DOCUMENT_SIGNED, document, first.signer().name()))
                .orElseGet(() -> Notifier.Occasion.of(
                        MailTemplate.DOCUMENT_PREREGISTERED,
                        document,
                        document.registrator().map(Registrator::bin).orElse("")));
    }

    private static Notifier.Occasion registered(StoredPackage documents) {
        return Notifier.Occasion.of(MailTemplate.PACKAGE_REGISTERED, documents, documents.owner());
    }

    /** The originals of documents, if all of them are kept. */
    private List<Notifier.Enclosure> kept(List<StoredDocument> documents) {
        List<Notifier.Enclosure> kept = documents.stream()
                .flatMap(document -> archive.find(document).map(original -> enclosure(document, original)).stream())
                .toList();
        return kept.size() == documents.size() ? kept : List.of();
    }

    private static Notifier.Enclosure enclosure(StoredDocument document, Bytes original) {
        return new Notifier.Enclosure(document.title(), original);
    }
}
