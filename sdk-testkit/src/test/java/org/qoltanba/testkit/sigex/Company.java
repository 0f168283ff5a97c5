package org.qoltanba.testkit.sigex;

import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.qoltanba.api.signature.Bin;

/** An organisation with the plan for large business, and an information system that may do everything. */
final class Company {

    static final Bin BIN = Bin.of("123456789012");

    final FakeOrganization account;
    final SigexCaller system;

    Company(SigexWorld world) {
        account = world.sigex.organization(BIN).largeBusiness();
        system = SigexCaller.system(world, account.informationSystem());
    }

    /** A preregistration whose digests are not fixed yet. */
    String preregistering(String settings) {
        ObjectNode request = object().put("title", "application.pdf");
        return preregistering(request.set("settings", json(settings)));
    }

    String preregistering(JsonNode request) {
        return accepted(system.post("/api", request)).get("documentId").textValue();
    }

    /** A complete preregistration. */
    String preregistered(String settings) {
        String documentId = preregistering(settings);
        accepted(system.send("/api/" + documentId + "/data", DOCUMENT));
        return documentId;
    }
}
