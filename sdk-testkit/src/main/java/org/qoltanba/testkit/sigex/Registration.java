package org.qoltanba.testkit.sigex;

import org.jspecify.annotations.Nullable;

/**
 * A request to register a document (contract section 7.1).
 *
 * @param title may be empty
 * @param description may be empty
 * @param signType null for the default
 * @param signature Base64 or PEM; null for a preregistration
 * @param notifications whom to write to; null for nobody
 * @param settings the document's settings
 */
record Registration(
        String title,
        String description,
        @Nullable String signType,
        @Nullable String signature,
        @Nullable EmailNotifications notifications,
        DocumentSettings settings) {

    /** Refuses what does not depend on the signature. */
    void requireAcceptable(SigexSwitches switches) {
        if (!FileNames.isTitle(title)) {
            throw Refusal.INVALID_TITLE.exception();
        }
        if (notifications != null) {
            notifications.requireAcceptable(switches);
        }
    }
}
