package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 5.5, 7.12 and 7.13: settings are replaced as a whole, a few never change, every change is noted. */
class SettingsChangeTest {

    private static final String ALL = """
            {'private':true,'signaturesLimit':3,'switchToPrivateAfterLimitReached':true,'unique':['iin','bin'],
             'strictSignersRequirements':true,'sequentialSignersRequirements':true,
             'signersRequirements':[{'iin':'IIN112233445566'},{'bin':'BIN112233445566','ca':'nca'}],
             'publicDuringPreregistration':true,'publicWhileLessThanSignatures':2,
             'documentAccess':[{'iin':'IIN112233445566'},{'iin':'IIN112233445566','bin':'BIN112233445566'},
               {'bin':'BIN112233445566'}],
             'forceArchive':true,'tempStorageAfterRegistration':86400000}""";

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);

    @Test
    @Covers("POST /api/{id}/settings")
    void everySettingIsShownAsGiven() {
        String documentId = company.preregistered(ALL);

        assertThat(settings(documentId)).isEqualTo(json(ALL));
    }

    @Test
    void aMemberLeftOutGetsItsDefaultUnlessItNeverChanges() {
        String documentId = company.preregistered(ALL);

        JsonNode answer = change(documentId, "{'signaturesLimit':5}");

        assertThat(answer).isEqualTo(object().put("documentId", documentId));
        assertThat(settings(documentId)).isEqualTo(json("""
                        {'private':false,'signaturesLimit':5,'switchToPrivateAfterLimitReached':false,'unique':[],
                         'strictSignersRequirements':false,'sequentialSignersRequirements':false,
                         'signersRequirements':[],'publicDuringPreregistration':true,
                         'publicWhileLessThanSignatures':2,'documentAccess':[],'forceArchive':true,
                         'tempStorageAfterRegistration':86400000}"""));
    }

    @Test
    void theWholeObjectCanBeSentBack() {
        String documentId = company.preregistered(ALL);

        change(documentId, settings(documentId).toString().replace('"', '\''));

        assertThat(settings(documentId)).isEqualTo(json(ALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'publicDuringPreregistration':false}",
                "{'publicWhileLessThanSignatures':3}",
                "{'forceArchive':false}",
                "{'tempStorageAfterRegistration':0}",
                "{'signersRequirements':[{}]}",
                "{'unknown':1}"
            })
    @Covers("Invalid format of provided document settings")
    void whatNeverChangesIsRefusedAndNothingElseTakesEffect(String replacement) {
        String documentId = company.preregistered(ALL);

        assertRefused(
                company.system.post("/api/" + documentId + "/settings", json(replacement)),
                "Invalid format of provided document settings");
        assertThat(settings(documentId)).isEqualTo(json(ALL));
        assertThat(company.system
                        .get("/api/" + documentId + "/settingsAudit")
                        .get("eventsTotal")
                        .intValue())
                .isZero();
    }

    @Test
    @Covers("Document has more signatures than new limit")
    void theLimitIsNotBelowTheSignaturesThereAre() {
        String documentId = company.preregistered("{}");
        accepted(world.add(documentId, world.individual()));
        accepted(world.add(documentId, world.individual()));

        assertRefused(
                company.system.post("/api/" + documentId + "/settings", json("{'signaturesLimit':1}")),
                "Document has more signatures than new limit");
        change(documentId, "{'signaturesLimit':2}");
        assertRefused(world.add(documentId, world.individual()), "Document signatures limit reached");
        change(documentId, "{}");
        accepted(world.add(documentId, world.individual()));
    }

    @Test
    @Covers("GET /api/{id}/settingsAudit")
    void everyChangeIsNoted() throws Exception {
        String documentId = company.preregistered("{'signaturesLimit':1}");
        world.clock.advance(Duration.ofMinutes(1));
        change(documentId, "{'signaturesLimit':2}");
        change(documentId, "{'private':true}");

        JsonNode audit = accepted(company.system.get("/api/" + documentId + "/settingsAudit"));

        assertThat(audit.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(audit.get("eventsTotal").intValue()).isEqualTo(2);
        JsonNode first = audit.at("/events/0");
        assertThat(first.get("eventId").longValue()).isEqualTo(1);
        assertThat(first.at("/original/signaturesLimit").intValue()).isEqualTo(1);
        assertThat(first.at("/modified/signaturesLimit").intValue()).isEqualTo(2);
        assertThat(first.has("modifiedBy")).isFalse();
        assertThat(first.get("modifiedByDigest").textValue()).hasSize(44);
        assertThat(first.get("modifiedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(audit.at("/events/1/modified/private").booleanValue()).isTrue();
    }

    @Test
    void pagesOfEventsEndWithAnEmptyOne() {
        world.sigex.switches().limits().pageSize(2);
        String documentId = company.preregistered("{}");
        for (int limit = 1; limit <= 5; limit++) {
            change(documentId, "{'signaturesLimit':" + limit + "}");
        }

        List<Long> all = new ArrayList<>();
        JsonNode page = accepted(company.system.get("/api/" + documentId + "/settingsAudit"));
        while (!page.get("events").isEmpty()) {
            assertThat(page.get("eventsTotal").intValue()).isEqualTo(5);
            page.get("events").forEach(event -> all.add(event.get("eventId").longValue()));
            page = accepted(
                    company.system.get("/api/" + documentId + "/settingsAudit?lastEventId=" + all.get(all.size() - 1)));
        }
        assertThat(all).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void isForThoseWithTheRight() {
        String documentId = company.preregistered("{}");
        assertRefused(world.post("/api/" + documentId + "/settings", object()), "Authentication required");

        FakeOrganization other = world.sigex.organization(Bin.of("210987654321"));
        SigexCaller stranger = SigexCaller.system(world, other.informationSystem());
        assertRefused(stranger.post("/api/" + documentId + "/settings", object()), "Access denied");
        assertRefused(
                SigexCaller.system(world, company.account.informationSystem(Set.of()))
                        .post("/api/" + documentId + "/settings", object()),
                "Access denied");
    }

    @Test
    void aSignerMayChangeThemAndIsNamed() {
        TestIdentity signer = world.individual();
        String documentId = world.registered(signer);
        SigexCaller caller = SigexCaller.signedIn(world, signer);

        accepted(caller.post("/api/" + documentId + "/settings", json("{'private':true}")));

        JsonNode event =
                accepted(caller.get("/api/" + documentId + "/settingsAudit")).at("/events/0");
        assertThat(event.get("modifiedBy").textValue()).isEqualTo(SigexWorld.iin(signer));
        assertThat(event.has("modifiedByDigest")).isFalse();
        assertRefused(
                SigexCaller.signedIn(world, world.individual()).post("/api/" + documentId + "/settings", json("{}")),
                "Access denied");
    }

    @Test
    void isAboutDocumentsThatThereAre() {
        assertRefused(company.system.post("/api/AAAAAAAAAAAAAAAA/settings", object()), "Document not found");
        assertRefused(company.system.get("/api/AAAAAAAAAAAAAAAA/settingsAudit"), "Document not found");
    }

    private JsonNode change(String documentId, String settings) {
        return accepted(company.system.post("/api/" + documentId + "/settings", json(settings)));
    }

    private JsonNode settings(String documentId) {
        return accepted(company.system.get("/api/" + documentId)).get("settings");
    }
}
