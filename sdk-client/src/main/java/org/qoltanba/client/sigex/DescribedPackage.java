package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInfo;
import org.qoltanba.api.sigex.PackageSettings;
import org.qoltanba.api.sigex.Registrator;

/** A package as SIGEX describes it. */
record DescribedPackage(
        PackageId id,
        String title,
        String description,
        Instant storedAt,
        PackageSettings settings,
        DocumentSettings documentsSettings,
        List<DocumentId> documentsIds,
        Optional<Registrator> registrator,
        Optional<EmailNotification> emailNotifications)
        implements PackageInfo {

    /** Hides title and description. */
    @Override
    public String toString() {
        return "PackageInfo[" + id + ", " + documentsIds.size() + " documents]";
    }
}
