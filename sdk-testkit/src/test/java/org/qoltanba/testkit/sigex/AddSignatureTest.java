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
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.5, 7.6, 5.5 and 5.6: which signatures a document takes, and how they are verified. */
class AddSignatureTest {

    private static final String REQUIREMENTS = "Signature does not conform to document settings requirements";
    private static final String LIMIT = "Document signatures limit reached";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity first = world.individual();

    @Test
    @Covers("POST /api/{id}")
    void addsSignaturesWithGrowingNumbersAndTimes() {
        String documentId = world.registered(first);
        JsonNode second = accepted(world.add(documentId, world.individual()));
        JsonNode third = accepted(world.add(documentId, world.individual()));

        assertThat(second.get("documentId").textValue()).isEqualTo(documentId);
        assertThat(second.get("dataArchived").booleanValue()).isFalse();
        assertThat(second.get("canBeArchived").booleanValue()).isFalse();
        assertThat(second.has("automaticallyCreatedUserSettings")).isTrue();
        assertThat(third.get("signId").longValue())
                .isGreaterThan(second.get("signId").longValue());
        assertThat(world.sigex.document(documentId).signatures())
                .extracting(SigexSignature::storedAt)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void givesAttachedContentBack() {
        String documentId = world.registered(first);
        String attached =
                CmsMaker.over(DOCUMENT).by(world.individual()).attached().base64();

        JsonNode added = accepted(world.post("/api/" + documentId, object().put("signature", attached)));
        assertThat(Base64.getDecoder().decode(added.get("data").textValue())).isEqualTo(DOCUMENT);
    }

    @Test
    void refusesBeforeTheDigestsAreKnown() {
        String documentId = accepted(world.post("/api", registration(cms(first))))
                .get("documentId")
                .textValue();

        assertRefused(world.add(documentId, world.individual()), "Document digests are not known");
        assertRefused(world.send("/api/" + documentId + "/verify", DOCUMENT), "Document digests are not known");
    }

    @Test
    @Covers("Signature does not correspond to the document")
    void refusesSignaturesOfAnotherDocument() {
        String documentId = world.registered(first);
        String other = CmsMaker.over(OTHER_DOCUMENT).by(world.individual()).base64();

        assertRefused(
                world.post("/api/" + documentId, object().put("signature", other)),
                "Signature does not correspond to the document");
        assertThat(world.sigex.document(documentId).signatures()).hasSize(1);
    }

    @Test
    void refusesUnknownDocuments() {
        assertRefused(world.add("AAAAAAAAAAAAAAAA", first), "Document not found");
        assertRefused(world.add("short", first), "Invalid document identifier");
    }

    @Test
    void refusesMoreSignaturesThanTheLimit() {
        String documentId = world.registered(first, "{'signaturesLimit':2}");
        accepted(world.add(documentId, world.individual()));

        assertRefused(world.add(documentId, world.individual()), LIMIT);
        assertThat(world.sigex.document(documentId).isPrivate()).isFalse();
    }

    @Test
    @Covers("This signature has already been submitted")
    void checksForDuplicatesBeforeTheLimitAndTheLimitBeforeRequirements() {
        String known = cms(first);
        String documentId = world.registered(registration(known, "{'signaturesLimit':1,'unique':['iin']}"));

        assertRefused(
                world.post("/api/" + documentId, object().put("signature", known)),
                "This signature has already been submitted");
        assertRefused(world.add(documentId, first), LIMIT);
    }

    @Test
    @Covers("Authentication required")
    void turnsPrivateAtTheLimit() {
        String documentId = world.registered(first, "{'signaturesLimit':2,'switchToPrivateAfterLimitReached':true}");
        accepted(world.get("/api/" + documentId));
        accepted(world.add(documentId, world.individual()));

        assertThat(world.sigex.document(documentId).isPrivate()).isTrue();
        assertRefused(world.get("/api/" + documentId), "Authentication required");
        assertRefused(world.add(documentId, world.individual()), "Authentication required");
        assertRefused(world.send("/api/" + documentId + "/verify", DOCUMENT), "Authentication required");
        assertRefused(world.send("/api/" + documentId + "/data", DOCUMENT), "Authentication required");
    }

    @Test
    void turnsPrivateAtOnceWhenTheFirstSignatureIsTheLast() {
        String documentId = world.registered(first, "{'signaturesLimit':1,'switchToPrivateAfterLimitReached':true}");

        assertThat(world.sigex.document(documentId).isPrivate()).isTrue();
    }

    @Test
    void letsTheIdentifierSufficeForAPrivateDocumentUnderRegistration() {
        String documentId = world.registered(first, "{'private':true}");

        assertRefused(world.get("/api/" + documentId), "Authentication required");
    }

    @Test
    void opensAPrivateDocumentBelowANumberOfSignatures() {
        String documentId = world.registered(first, "{'private':true,'publicWhileLessThanSignatures':2}");
        accepted(world.get("/api/" + documentId));
        assertRefused(world.get("/api/" + documentId + "/data"), "Archive not found");
        accepted(world.add(documentId, world.individual()));

        assertRefused(world.get("/api/" + documentId), "Authentication required");
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
    }

    @Test
    @Covers("Signature does not conform to document settings requirements")
    void refusesASecondSignatureOfTheSamePersonOrOrganisation() {
        TestIdentity director = world.employee("123456789012", Authority.FIRST_HEAD);
        TestIdentity colleague = world.employee("123456789012");
        String byPerson = world.registered(director, "{'unique':['iin']}");
        String byOrganisation = world.registered(director, "{'unique':['bin']}");

        assertRefused(world.add(byPerson, director), REQUIREMENTS);
        accepted(world.add(byPerson, colleague));
        assertRefused(world.add(byOrganisation, colleague), REQUIREMENTS);
        accepted(world.add(byOrganisation, first));
        accepted(world.add(byOrganisation, world.individual()));
    }

    @Test
    void takesAnyOfTheAlternativesAndAllOfEach() {
        TestIdentity director = world.employee("123456789012", Authority.FIRST_HEAD);
        TestIdentity employee = world.employee("123456789012");
        TestIdentity person = world.individual();
        String documentId = world.registered(
                first,
                "{'signersRequirements':[{'bin':'BIN123456789012','authorities':['1.2.398.3.3.4.1.2.1',"
                        + "'1.2.398.3.3.4.1.2.2']},{'iin':'" + SigexWorld.iin(person) + "','ca':'nca'}]}");

        assertRefused(world.add(documentId, employee), REQUIREMENTS);
        assertRefused(world.add(documentId, world.individual()), REQUIREMENTS);
        accepted(world.add(documentId, director));
        accepted(world.add(documentId, person));
    }

    @Test
    void refusesSignersOfAnotherAuthority() {
        String documentId = world.registered(first, "{'signersRequirements':[{'ca':'btsd'}]}");

        assertRefused(world.add(documentId, world.individual()), REQUIREMENTS);
        world.sigex.switches().signatures().authorityConstant("btsd");
        accepted(world.add(documentId, world.individual()));
    }

    @Test
    void bindsTheFirstSignatureOnlyStrictly() {
        String requirements = "'signersRequirements':[{'iin':'IIN999999999999'}]";
        accepted(world.post("/api", registration(cms(first), "{" + requirements + "}")));

        assertRefused(
                world.post("/api", registration(cms(first), "{'strictSignersRequirements':true," + requirements + "}")),
                REQUIREMENTS);
    }

    @Test
    void takesTurnsWithSequentialRequirements() {
        TestIdentity second = world.individual();
        TestIdentity third = world.individual();
        String turns = "'sequentialSignersRequirements':true,'signersRequirements':[{'iin':'IIN999999999999'},{'iin':'"
                + SigexWorld.iin(second) + "'},{'iin':'" + SigexWorld.iin(third) + "'}]";
        String documentId = world.registered(first, "{" + turns + "}");

        assertRefused(world.add(documentId, third), REQUIREMENTS);
        accepted(world.add(documentId, second));
        assertRefused(world.add(documentId, second), REQUIREMENTS);
        accepted(world.add(documentId, third));
        assertRefused(world.add(documentId, third), REQUIREMENTS);
    }

    @Test
    @Covers("Digests values update required")
    void asksForTheDocumentAgainWhenADigestIsMissing() {
        TestIdentity p384 = world.authority.individual(world.nextIin(), KeyAlgorithm.EC_P384);
        String documentId = world.registered(first);
        String signature = cms(p384);

        assertRefused(
                world.post("/api/" + documentId, object().put("signature", signature)),
                "Digests values update required");
        assertRefused(
                world.send("/api/" + documentId + "/data", OTHER_DOCUMENT),
                "Signature does not correspond to the document");
        JsonNode fixed = accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        assertThat(fixed.get("digests").size()).isEqualTo(2);
        assertThat(fixed.has("automaticallyCreatedUserSettings")).isFalse();

        accepted(world.post("/api/" + documentId, object().put("signature", signature)));
        assertRefused(world.send("/api/" + documentId + "/data", DOCUMENT), "Document digests are already known");
    }

    @Test
    @Covers("POST /api/{id}/verify")
    void verifiesAllSignaturesAgainstTheDocument() {
        String documentId = world.registered(first);
        accepted(world.add(documentId, world.authority.individual(world.nextIin(), KeyAlgorithm.RSA_2048)));

        JsonNode verified = accepted(world.send("/api/" + documentId + "/verify", DOCUMENT));
        assertThat(verified)
                .isEqualTo(SigexWorld.json(
                        "{'documentId':'" + documentId + "','dataArchived':false,'tempStorage':false}"));
        assertRefused(
                world.send("/api/" + documentId + "/verify", OTHER_DOCUMENT),
                "Signature does not correspond to the document");
        assertRefused(world.send("/api/AAAAAAAAAAAAAAAA/verify", DOCUMENT), "Document not found");
    }

    @Test
    void verifiesAsOfRegistration() throws InterruptedException {
        String documentId = world.registered(first);
        world.authority.revoke(first.x509());
        world.clock.advance(java.time.Duration.ofDays(500));

        accepted(world.send("/api/" + documentId + "/verify", DOCUMENT));
    }
}
