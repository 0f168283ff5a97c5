package org.qoltanba.client.sigex;

import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.PackageId;

/** The names of what webhooks tell, by which operations are woken. */
final class News {

    private News() {}

    static String of(DocumentId document) {
        return SigexService.NAME + "/document/" + document;
    }

    static String of(PackageId documents) {
        return SigexService.NAME + "/package/" + documents;
    }

    static String ofEgovOperation(String id) {
        return SigexService.NAME + "/egov/" + id;
    }
}
