package org.qoltanba.testkit.dss;

import java.util.List;

/**
 * Several documents to be signed with the same key in the same way.
 *
 * @param requests one for each document, in the order of the documents
 * @param description what the user is shown; may be empty
 */
record PackageOrder(List<SigningRequest> requests, String description) implements Order {

    PackageOrder {
        requests = List.copyOf(requests);
    }

    @Override
    public String title() {
        return DssAction.SIGN_DOCUMENTS.title();
    }
}
