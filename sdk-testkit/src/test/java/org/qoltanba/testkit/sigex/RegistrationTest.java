package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.1 and 7.2. */
class RegistrationTest {

    private static final String DIGEST = "Signature does not correspond to the document";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    @Covers({"POST /api/{id}/data", "POST /api"})
    void registersInTwoSteps() {
        JsonNode registered = accepted(world.post("/api", registration(cms(signer))));
        String documentId = registered.get("documentId").textValue();
        assertThat(documentId).matches("[A-Za-z0-9]{16}");
        assertThat(registered.get("signId").longValue()).isPositive();
        assertThat(registered.size()).isEqualTo(2);
        assertThat(world.sigex.document(documentId).isComplete()).isFalse();

        JsonNode fixed = accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        assertThat(fixed.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(fixed.get("signedDataSize").intValue()).isEqualTo(DOCUMENT.length);
        assertThat(fixed.get("dataArchived").booleanValue()).isFalse();
        assertThat(fixed.get("tempStorage").booleanValue()).isFalse();
        assertThat(fixed.has("emailNotifications")).isFalse();
        assertThat(fixed.at("/digests/" + Algorithms.SHA_256).textValue())
                .isEqualTo(DocumentDigests.of(new ByteArrayInputStream(DOCUMENT), Set.of(Algorithms.SHA_256))
                        .value(Algorithms.SHA_256)
                        .orElseThrow()
                        .toBase64());
        assertThat(world.sigex.document(documentId).isComplete()).isTrue();
        assertThat(world.sigex.document(documentId).size()).isEqualTo(DOCUMENT.length);
        assertThat(world.sigex.document(documentId).title()).isEqualTo("contract.pdf");
    }

    @Test
    void givesAttachedContentBackOnceAndStoresTheSignatureWithoutIt() {
        String attached = CmsMaker.over(DOCUMENT).by(signer).attached().base64();

        JsonNode registered = accepted(world.post("/api", registration(attached)));
        assertThat(Base64.getDecoder().decode(registered.get("data").textValue()))
                .isEqualTo(DOCUMENT);

        SigexSignature stored = world.sigex.documents().get(0).signatures().get(0);
        assertThat(CmsReader.read(stored.cms().toBase64()).content()).isEmpty();
    }

    @Test
    void refusesTheSameSignatureTwiceWhateverItsForm() {
        TestIdentity other = world.individual();
        byte[] cms = CmsMaker.over(DOCUMENT).by(other).encoded();
        String pem = "-----BEGIN CMS-----\n" + Base64.getMimeEncoder().encodeToString(cms) + "\n-----END CMS-----\n";
        accepted(world.post("/api", registration(Base64.getEncoder().encodeToString(cms))));

        assertRefused(
                world.post("/api", registration(Base64.getEncoder().encodeToString(cms))),
                "This signature has already been submitted");
        assertRefused(world.post("/api", registration(pem)), "This signature has already been submitted");
        assertThat(world.sigex.documents()).hasSize(1);
    }

    @Test
    void refusesToPreregisterForAnonymousCallers() {
        assertRefused(world.post("/api", object().put("title", "a.pdf")), "Authentication required");
        assertThat(world.sigex.documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.pdf", "a\\b.pdf", "a\u0000.pdf", "a\n.pdf", ".", ".."})
    @Covers("Invalid document Title")
    void refusesTitlesThatAreNoFileNames(String title) {
        assertRefused(world.post("/api", registration(cms(signer)).put("title", title)), "Invalid document Title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "договор №17.pdf", "a & b <1>.pdf", "no extension"})
    void takesOtherTitles(String title) {
        accepted(world.post("/api", registration(cms(signer)).put("title", title)));
    }

    @Test
    @Covers("Request field size is too large")
    void refusesFieldsThatAreTooLong() {
        String longest = "t".repeat(1024);
        assertRefused(
                world.post("/api", registration(cms(signer)).put("title", longest + "t")),
                "Request field size is too large");
        assertRefused(
                world.post("/api", registration(cms(signer)).put("description", longest + "t")),
                "Request field size is too large");
        accepted(world.post(
                "/api", registration(cms(signer)).put("title", longest).put("description", longest)));
    }

    @Test
    void refusesAnotherDocumentAndStaysAsItWas() {
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(world.send("/api/" + documentId + "/data", OTHER_DOCUMENT), DIGEST);
        assertThat(world.sigex.document(documentId).isComplete()).isFalse();
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
    }

    @Test
    void refusesTheDocumentOnceItsDigestsAreKnown() {
        String documentId = world.registered(signer);

        assertRefused(world.send("/api/" + documentId + "/data", DOCUMENT), "Document digests are already known");
        assertRefused(world.send("/api/" + documentId + "/data", OTHER_DOCUMENT), "Document digests are already known");
    }

    @Test
    @Covers("Invalid document")
    void refusesAnEmptyDocument() {
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(world.send("/api/" + documentId + "/data", new byte[0]), "Invalid document");
    }

    @Test
    @Covers("Request body is too large")
    void refusesADocumentThatIsTooLarge() {
        world.sigex.switches().limits().original(DOCUMENT.length - 1);
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(world.send("/api/" + documentId + "/data", DOCUMENT), "Request body is too large");
    }

    @Test
    void refusesUnknownAndMalformedIdentifiers() {
        assertRefused(world.send("/api/AAAAAAAAAAAAAAAA/data", DOCUMENT), "Document not found");
        assertRefused(world.send("/api/short/data", DOCUMENT), "Invalid document identifier");
        assertRefused(world.send("/api/AAAAAAAAAAAAAAA-/data", DOCUMENT), "Invalid document identifier");
    }

    @Test
    void computesTheDigestsThatItsSignatureUsesAndThoseItIsSetTo() {
        TestIdentity p384 = world.authority.individual(world.nextIin(), KeyAlgorithm.EC_P384);
        assertThat(digestsOf(p384)).containsOnly("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2");

        world.sigex.switches().documents().digests(DigestAlgorithm.SHA_512);
        assertThat(digestsOf(signer)).containsOnly("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.3");
    }

    @Test
    void makesSettingsForPeopleAndOrganisationsWhenTheyFirstSign() {
        TestIdentity employee = world.employee("123456789012");
        JsonNode first = fix(employee);
        assertThat(first.at("/automaticallyCreatedUserSettings/userId").textValue())
                .isEqualTo(SigexWorld.iin(employee));
        assertThat(first.at("/automaticallyCreatedUserSettings/emailNotificationsEnabled")
                        .booleanValue())
                .isFalse();
        assertThat(first.at("/automaticallyCreatedOrgSettings/businessId").textValue())
                .isEqualTo("BIN123456789012");
        assertThat(first.at("/automaticallyCreatedOrgSettings/documentsAccess/iins")
                        .isArray())
                .isTrue();

        JsonNode second = fix(employee);
        assertThat(second.has("automaticallyCreatedUserSettings")).isFalse();
        assertThat(second.has("automaticallyCreatedOrgSettings")).isFalse();

        JsonNode colleague = fix(world.employee("123456789012"));
        assertThat(colleague.has("automaticallyCreatedUserSettings")).isTrue();
        assertThat(colleague.has("automaticallyCreatedOrgSettings")).isFalse();
    }

    private List<String> digestsOf(TestIdentity identity) {
        return fix(identity).get("digests").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private JsonNode fix(TestIdentity identity) {
        String documentId = accepted(world.post("/api", registration(cms(identity))))
                .get("documentId")
                .textValue();
        return accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
    }
}
