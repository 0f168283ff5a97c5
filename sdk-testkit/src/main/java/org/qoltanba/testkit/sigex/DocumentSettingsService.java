package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.qoltanba.api.spi.SdkClock;

/**
 * The calls of SIGEX around a registered document: its settings, their history, and telling others (contract sections
 * 7.7, 7.12 and 7.13). Free of HTTP. Safe to share between threads.
 */
final class DocumentSettingsService {

    private final SigexSwitches switches;
    private final Documents documents;
    private final AccessRules access;
    private final Events events;
    private final SdkClock clock;

    DocumentSettingsService(
            SigexSwitches switches, Documents documents, AccessRules access, Events events, SdkClock clock) {
        this.switches = switches;
        this.documents = documents;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Replaces the settings of a document. */
    void change(Caller caller, String documentId, RequestObject settings) {
        documents.on(documentId, document -> {
            access.requireSettings(caller, document);
            document.change(SettingsReader.ofChange(settings, document.settings()), caller, clock.now());
            if (switches.documents().restrictsWhenSettingsChange()) {
                document.restrictAtLimit();
            }
        });
    }

    /** How the settings of a document were changed. */
    AuditEvent.Page<DocumentSettings> audit(Caller caller, String documentId, long lastEventId) {
        return documents.with(documentId, document -> {
            access.requireView(caller, document);
            return AuditEvent.Page.after(
                    lastEventId, document.audit(), switches.limits().pageSize());
        });
    }

    /** Tells others about a document; for callers who are known. */
    Optional<Notifier.Outcome> announce(Caller caller, String documentId, EmailNotifications request) {
        return documents.with(documentId, document -> {
            if (switches.mails().onDemandNeedsIdentity()) {
                access.requireKnown(caller);
            }
            access.requireView(caller, document);
            document.digests();
            request.requireAcceptable(switches);
            return events.announce(document, request);
        });
    }
}
