package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.pki.TestIdentity;

/** The settings of people (contract sections 5.12, 7.38 and 7.39). */
@Covers({"GET /api/settings", "POST /api/settings", "GET /api/settingsAudit"})
class UserSettingsTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity identity =
            world.authority.identity(world.nextIin()).email("me@example.kz").issue();
    private final SigexCaller person = SigexCaller.signedIn(world, identity);

    @Test
    void theyBeginWithTheAddressInTheCertificate() {
        assertThat(person.get("/api/settings"))
                .isEqualTo(json("{'userId':'" + SigexWorld.iin(identity) + "','emailNotificationsEnabled':false,"
                        + "'email':'me@example.kz','modifiedAt':0,'dataArchiveEnabled':false,"
                        + "'dataArchiveQuota':1073741824,'dataArchiveUsage':0,'dataArchiveContactEmail':''}"));
    }

    @Test
    void theyAreReplacedAndEveryChangeIsNoted() {
        JsonNode changed = accepted(person.post(
                "/api/settings",
                json("{'emailNotificationsEnabled':true,'email':'new@example.kz','dataArchiveEnabled':true,"
                        + "'dataArchiveContactEmail':'archive@example.kz'}")));
        assertThat(changed.get("userId").textValue()).isEqualTo(SigexWorld.iin(identity));
        assertThat(changed.get("modifiedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(person.get("/api/settings").get("email").textValue()).isEqualTo("new@example.kz");

        accepted(person.post("/api/settings", object()));
        assertThat(person.get("/api/settings").get("email").textValue()).isEmpty();

        JsonNode audit = person.get("/api/settingsAudit");
        assertThat(audit.get("eventsTotal").intValue()).isEqualTo(2);
        JsonNode first = audit.get("events").get(0);
        assertThat(first.get("original").get("email").textValue()).isEqualTo("me@example.kz");
        assertThat(first.get("modified").get("email").textValue()).isEqualTo("new@example.kz");
        assertThat(first.has("modifiedBy")).isFalse();
        assertThat(person.get("/api/settingsAudit?lastEventId=1").get("events")).hasSize(1);
        assertThat(person.get("/api/settingsAudit?lastEventId=2").get("events")).isEmpty();
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        assertRefused(
                person.post("/api/settings", json("{'email':'nobody'}")),
                "One of the provided notification email addresses is in invalid format");
        assertRefused(
                person.post("/api/settings", json("{'dataArchiveEnabled':true}")), "Invalid JSON request structure");
        assertRefused(person.post("/api/settings", json("{'dataArchiveQuota':1}")), "Invalid JSON request structure");
        assertRefused(person.get("/api/settingsAudit?lastEventId=x"), "Invalid URL query parameter");
    }

    @Test
    void theyAreForPeopleWhoHaveSignedIn() {
        SigexCaller system = SigexCaller.system(
                world, world.sigex.organization(Bin.of("050540004455")).informationSystem());
        for (String path : new String[] {"/api/settings", "/api/settingsAudit"}) {
            assertRefused(world.get(path), "Authentication required");
            assertRefused(system.get(path), "Access denied");
        }
    }
}
