package org.qoltanba.client.sigex;

import java.util.Optional;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.OriginalStorage;
import org.qoltanba.api.sigex.Registrator;

/** A document as SIGEX describes it. */
record DescribedDocument(
        String title,
        String description,
        long size,
        int signaturesTotal,
        DocumentSettings settings,
        OriginalStorage storage,
        boolean canBeArchived,
        Optional<Registrator> registrator,
        Optional<EmailNotification> emailNotifications)
        implements DocumentInfo {

    /** Hides title and description. */
    @Override
    public String toString() {
        return "DocumentInfo[" + size + " bytes, " + signaturesTotal + " signatures]";
    }
}
