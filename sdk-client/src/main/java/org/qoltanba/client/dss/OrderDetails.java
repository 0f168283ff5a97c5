package org.qoltanba.client.dss;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;

/** What a resume token says about an operation that is taken up by filling in the same things again: one fingerprint. */
final class OrderDetails {

    private OrderDetails() {}

    /** Of something done to documents. Where a time stamp comes from is left open: it may be the policy's choice. */
    static List<String> of(String kind, KeyUse key, SignatureTerms terms, List<Digest> documents) {
        List<String> parts = new ArrayList<>(List.of(kind, Long.toString(key.certificateId()), terms.type()));
        terms.parameters().forEach((name, value) -> {
            if (!name.equals("TSPAddress")) {
                parts.add(name + "=" + value);
            }
        });
        if (terms.template() != null) {
            parts.add("template " + terms.template());
        }
        documents.forEach(digest -> parts.add(digest.value().toBase64()));
        return of(parts);
    }

    /** Of anything. */
    static List<String> of(List<String> parts) {
        Bytes fingerprint = Fingerprints.ofOrder(parts);
        return List.of(Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint.toArray()));
    }
}
