package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.pki.TestIdentity;

/** Lists of documents (contract section 7.36). */
@Covers("GET /api")
class ListDocumentsTest {

    private static final String BIN = "050540004455";
    private static final String EVER = "/api?from=0&until=9999999999999";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();
    private final SigexCaller person = SigexCaller.signedIn(world, signer);

    @Test
    void aDocumentIsShownWithWhatIsKnown() {
        String documentId = world.registered(signer);

        JsonNode list = accepted(person.get(EVER));
        assertThat(list.get("documentsTotal").intValue()).isEqualTo(1);
        JsonNode document = list.get("documents").get(0);
        assertThat(document.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(document.get("title").textValue()).isEqualTo("contract.pdf");
        assertThat(document.get("storedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(document.get("signedDataSize").intValue()).isEqualTo(SigexWorld.DOCUMENT.length);
        assertThat(document.get("signaturesTotal").intValue()).isEqualTo(1);
        assertThat(document.get("dataArchived").booleanValue()).isFalse();
        assertThat(document.has("signatures")).isFalse();
        assertThat(document.has("registrator")).isFalse();

        JsonNode complete = accepted(person.get(EVER + "&includeSignatures=true"))
                .get("documents")
                .get(0);
        assertThat(complete.get("signatures").get(0).get("userId").textValue()).isEqualTo(SigexWorld.iin(signer));
    }

    @Test
    void whatIsUnfinishedIsListedIfSwitchedSo() {
        accepted(world.post("/api", registration(cms(signer))));
        assertThat(accepted(person.get(EVER)).get("documents")).isEmpty();

        world.sigex.switches().documents().listsUnfinished(true);

        JsonNode listed = accepted(person.get(EVER)).get("documents").get(0);
        assertThat(listed.get("signedDataSize").intValue()).isZero();
    }

    @Test
    void point09PagingByUntilEndsWithAnEmptyPageAndLosesNone() {
        world.sigex.switches().limits().pageSize(3);
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 7; i++) { // all of them within one millisecond of the clock
            registered.add(0, world.registered(registration(cms(signer)).put("title", i + ".pdf")));
        }

        List<String> listed = new ArrayList<>();
        long until = 9_999_999_999_999L;
        JsonNode page = accepted(person.get("/api?from=0&until=" + until)).get("documents");
        int pages = 0;
        while (!page.isEmpty()) {
            for (JsonNode document : page) {
                listed.add(document.get("documentId").textValue());
                until = document.get("storedAt").longValue();
            }
            pages++;
            page = accepted(person.get("/api?from=0&until=" + until)).get("documents");
        }
        assertThat(listed).isEqualTo(registered);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void theWindowIncludesItsBeginningAndNotItsEnd() throws InterruptedException {
        world.registered(signer);
        long stored = world.clock.now().toEpochMilli();
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(total(person, "/api?from=" + stored + "&until=" + (stored + 1)))
                .isEqualTo(1);
        assertThat(total(person, "/api?from=" + (stored + 1) + "&until=" + (stored + 100)))
                .isZero();
        assertThat(total(person, "/api?from=0&until=" + stored)).isZero();
    }

    @Test
    void searchingLooksAtTitlesDescriptionsAndSigners() {
        world.registered(registration(cms(signer)).put("title", "Supply.pdf").put("description", "for the NORTH"));
        world.registered(registration(cms(signer)).put("title", "Lease.pdf"));

        assertThat(total(person, EVER + "&searchQuery=supply")).isEqualTo(1);
        assertThat(total(person, EVER + "&searchQuery=north")).isEqualTo(1);
        assertThat(total(person, EVER + "&searchQuery=" + SigexWorld.iin(signer)))
                .isEqualTo(2);
        assertThat(total(person, EVER + "&searchQuery=nothing")).isZero();
    }

    @Test
    void archivedOnesCanBeLeftOut() {
        world.registered(signer);

        assertThat(total(person, EVER + "&dataArchived=false")).isEqualTo(1);
        assertThat(total(person, EVER + "&dataArchived=true")).isZero();
    }

    @Test
    void everyCapacityHasItsOwnList() {
        TestIdentity director = world.employee(BIN, Authority.FIRST_HEAD);
        TestIdentity employee = world.employee(BIN);
        SigexCaller head = SigexCaller.signedIn(world, director);
        SigexCaller colleague = SigexCaller.signedIn(world, employee);
        world.registered(signer);
        world.registered(employee);

        assertThat(total(person, EVER)).isEqualTo(1);
        assertThat(total(colleague, EVER)).isEqualTo(1);
        assertThat(total(head, EVER)).isZero();
        assertThat(total(head, EVER + "&organization=true")).isEqualTo(1);
        assertRefused(colleague.get(EVER + "&organization=true"), "Access denied");
        assertRefused(person.get(EVER + "&organization=true"), "User does not represent an organization");
        assertRefused(world.get(EVER), "Authentication required");
    }

    @Test
    void anInformationSystemListsForItsOrganization() {
        FakeOrganization organization = world.sigex.organization(Bin.of(BIN));
        SigexCaller system =
                SigexCaller.system(world, organization.informationSystem(Set.of(OrganizationRight.DOCUMENTS_LIST)));
        SigexCaller other = SigexCaller.system(world, organization.informationSystem(Set.of()));
        String documentId = accepted(system.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();
        accepted(system.send("/api/" + documentId + "/data", SigexWorld.DOCUMENT));

        assertThat(total(system, EVER)).isZero();
        JsonNode list = accepted(system.get(EVER + "&organization=true"));
        assertThat(list.get("documentsTotal").intValue()).isEqualTo(1);
        JsonNode registrator = list.get("documents").get(0).get("registrator");
        assertThat(registrator.get("businessId").textValue()).isEqualTo("BIN" + BIN);
        assertThat(registrator.get("certificate").textValue()).startsWith("MII");
        assertThat(world.get("/api/" + documentId).get("registrator")).isEqualTo(registrator);
        assertRefused(other.get(EVER + "&organization=true"), "Access denied");
    }

    @Test
    void aRegistrationIsListedOnceItIsComplete() {
        accepted(world.post("/api", registration(cms(signer))));

        assertThat(total(person, EVER)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api?from=0", "/api?until=1", "/api?from=a&until=1", "/api?from=0&until=-1"})
    @Covers("Invalid URL query parameter")
    void theWindowMustBeGiven(String path) {
        assertRefused(person.get(path), "Invalid URL query parameter");
        assertRefused(person.get(EVER + "&organization=1"), "Invalid URL query parameter");
        assertRefused(person.get(EVER + "&dataArchived="), "Invalid URL query parameter");
    }

    private static int total(SigexCaller caller, String path) {
        return accepted(caller.get(path)).get("documentsTotal").intValue();
    }
}
