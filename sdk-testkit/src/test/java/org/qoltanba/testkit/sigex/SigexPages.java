package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads all pages as the contract says: go on behind the last one until a page is empty. */
final class SigexPages {

    private SigexPages() {}

    /** The numbers of all signatures. */
    static List<Long> all(SigexWorld world, String documentId) {
        List<Long> all = new ArrayList<>();
        JsonNode page = SigexWorld.accepted(world.get("/api/" + documentId)).get("signatures");
        while (!page.isEmpty()) {
            page.forEach(signature -> all.add(signature.get("signId").longValue()));
            page = SigexWorld.accepted(world.get("/api/" + documentId + "?lastSignId=" + all.get(all.size() - 1)))
                    .get("signatures");
        }
        return all;
    }
}
