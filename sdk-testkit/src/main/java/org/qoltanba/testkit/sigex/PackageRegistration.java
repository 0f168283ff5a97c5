package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to register a package (contract section 7.18).
 *
 * @param title may be empty
 * @param description may be empty
 * @param notifications whom to write to when all documents are there; null for nobody
 * @param settings the package's settings
 * @param documentsSettings those of each document
 * @param documents its documents, in order
 */
record PackageRegistration(
        String title,
        String description,
        @Nullable EmailNotifications notifications,
        PackageSettings settings,
        DocumentSettings documentsSettings,
        List<Entry> documents) {

    PackageRegistration {
        documents = List.copyOf(documents);
    }

    /**
     * A document of it.
     *
     * @param title may be empty
     * @param description may be empty
     */
    record Entry(String title, String description) {}

    /** Refuses what cannot be a package. */
    void requireAcceptable(SigexSwitches switches) {
        if (documents.isEmpty()) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        if (notifications != null) {
            notifications.requireAcceptable(switches);
        }
        registrations().forEach(registration -> registration.requireAcceptable(switches));
    }

    /** Each document as if it were preregistered alone. */
    List<Registration> registrations() {
        return documents.stream()
                .map(entry -> new Registration(entry.title(), entry.description(), null, null, null, documentsSettings))
                .toList();
    }
}
