package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 5.3 and 8.1: who is written to, when, and what. */
class NotificationTest {

    private static final String SIGNED = "Document \"contract.pdf\" has been signed";
    private static final String ADDED = "New signature on document \"contract.pdf\"";
    private static final String AFTER_YOURS = "Новая подпись документа «contract.pdf», подписанного вами";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();
    private final FakeMailbox director = world.mailboxes.of("director@supplier.kz");

    @Test
    void writesWhenTheRegistrationIsComplete() {
        JsonNode registered = accepted(world.post("/api", asking("{'to':['Director@Supplier.kz'],'language':'en'}")));
        assertThat(director.isEmpty()).isTrue();

        String documentId = registered.get("documentId").textValue();
        JsonNode fixed = accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        assertThat(fixed.get("emailNotifications")).isEqualTo(json("{'attached':true}"));
        Mail mail = director.last();
        assertThat(director.mails()).hasSize(1);
        assertThat(mail.sentAt()).isEqualTo(world.clock.now());
        assertThat(mail.to()).isEqualTo("Director@Supplier.kz");
        assertThat(mail.subject()).isEqualTo("Document \"contract.pdf\" has been signed");
        assertThat(mail.text()).contains("ТЕСТОВ ТЕСТ", "https://sigex.kz/show/?id=" + documentId);
        assertThat(mail.attachmentNames()).containsExactly("contract.pdf");
        assertThat(mail.attachments().get(0).content().toArray()).isEqualTo(DOCUMENT);
    }

    @Test
    void writesInTheLanguagesAskedFor() {
        fix(asking("{'to':['director@supplier.kz'],'language':'kk/en/ru'}"));

        assertThat(director.last().subject())
                .isEqualTo("«contract.pdf» құжатына қол қойылды / Document \"contract.pdf\" has been signed"
                        + " / Документ «contract.pdf» подписан");
        assertThat(director.last().text())
                .containsSubsequence("Құжат беті", "Page of the document", "Страница документа");
    }

    @Test
    void writesInTheLanguageItIsSetToOtherwise() {
        fix(asking("{'to':['director@supplier.kz']}"));
        assertThat(director.last().subject()).startsWith("Документ");

        world.sigex.switches().mails().defaultLanguage("kk");
        fix(asking("{'to':['director@supplier.kz']}"));
        assertThat(director.last().subject()).startsWith("«contract.pdf»");
    }

    @Test
    void leavesTheDocumentOutIfAskedToOrIfItIsTooLarge() {
        JsonNode asked = fix(asking("{'to':['director@supplier.kz'],'doNotAttachDocument':true}"));
        assertThat(asked.get("emailNotifications")).isEqualTo(json("{'attached':false}"));
        assertThat(director.last().attachments()).isEmpty();

        world.sigex.switches().mails().attachmentLimit(DOCUMENT.length - 1);
        JsonNode large = fix(asking("{'to':['director@supplier.kz']}"));
        assertThat(large.get("emailNotifications")).isEqualTo(json("{'attached':false}"));
        assertThat(director.last().attachments()).isEmpty();
    }

    @Test
    void tellsOfAFailedDelivery() {
        director.bounces();

        JsonNode fixed = fix(asking("{'to':['director@supplier.kz','other@supplier.kz']}"));
        assertThat(fixed.at("/emailNotifications/message").textValue()).isEqualTo("Failed to send  notification");
        assertThat(world.mailboxes.of("other@supplier.kz").mails()).hasSize(1);
    }

    @Test
    void saysNothingWhereNobodyIsToBeTold() {
        assertThat(fix(asking("{'to':[]}")).has("emailNotifications")).isFalse();
    }

    @Test
    void tellsOfFurtherSignaturesWithoutTheDocument() {
        JsonNode fixed = fix(asking("{'to':['director@supplier.kz'],'language':'en'}"));
        TestIdentity other = world.authority
                .identity(world.nextIin())
                .named("ИВАНОВ", "ИВАН", "")
                .issue();
        accepted(world.add(fixed.get("documentId").textValue(), other));

        assertThat(director.mails()).hasSize(2);
        assertThat(director.last().subject()).isEqualTo("New signature on document \"contract.pdf\"");
        assertThat(director.last().text())
                .contains("ИВАНОВ ИВАН", fixed.get("documentId").textValue());
        assertThat(director.last().attachments()).isEmpty();
    }

    @Test
    void tellsNobodyOfASignatureThatWasRefused() {
        JsonNode fixed = fix(asking("{'to':['director@supplier.kz']}").set("settings", json("{'signaturesLimit':1}")));

        assertRefused(
                world.add(fixed.get("documentId").textValue(), world.individual()),
                "Document signatures limit reached");
        assertThat(director.mails()).hasSize(1);
    }

    @Test
    void doesNotTellSignersOfTheirOwnSignature() {
        FakeMailbox other = world.mailboxes.of("other@supplier.kz");
        JsonNode fixed = fix(asking("{'to':['director@supplier.kz','other@supplier.kz']}"));
        TestIdentity owner = world.authority
                .identity(world.nextIin())
                .email("Director@supplier.kz")
                .issue();

        JsonNode added = accepted(world.add(fixed.get("documentId").textValue(), owner));
        assertThat(added.at("/automaticallyCreatedUserSettings/email").textValue())
                .isEqualTo("Director@supplier.kz");
        assertThat(director.mails()).hasSize(1);
        assertThat(other.mails()).hasSize(2);
    }

    @Test
    void writesToThoseNamedWithASignature() {
        String documentId = world.registered(signer);
        accepted(world.post(
                "/api/" + documentId,
                object().put("signature", cms(world.individual()))
                        .set("signatureEmailNotifications", json("{'to':['director@supplier.kz'],'language':'en'}"))));

        assertThat(director.last().subject()).startsWith("New signature");
    }

    /** The worked example of contract section 8.1: me@, other@, 1@ and 2@. */
    @Test
    void theWorkedExampleOfWhoIsToldOfWhichSignature() {
        Person me = new Person("me@example.com");
        Person other = new Person("other@example.com");
        Person first = new Person("1@example.com");
        FakeMailbox second = world.mailboxes.of("2@example.com");
        JsonNode fixed = fix(registration(cms(me.identity))
                .set("emailNotifications", json("{'to':['1@example.com','2@example.com'],'language':'en'}")));
        String documentId = fixed.get("documentId").textValue();
        assertThat(me.subjects()).isEmpty();
        assertThat(first.subjects()).containsExactly(SIGNED);
        assertThat(subjects(second)).containsExactly(SIGNED);

        accepted(world.add(documentId, other.identity));
        assertThat(me.subjects()).containsExactly(AFTER_YOURS);
        assertThat(other.subjects()).isEmpty();
        assertThat(first.subjects()).containsExactly(SIGNED, ADDED);
        assertThat(subjects(second)).containsExactly(SIGNED, ADDED);

        accepted(world.add(documentId, first.identity));
        assertThat(me.subjects()).containsExactly(AFTER_YOURS, AFTER_YOURS);
        assertThat(other.subjects()).containsExactly(AFTER_YOURS);
        assertThat(first.subjects()).containsExactly(SIGNED, ADDED);
        assertThat(subjects(second)).containsExactly(SIGNED, ADDED, ADDED);
    }

    @Test
    void tellsEarlierSignersOnlyIfTheyWantIt() {
        Person me = new Person("me@example.com");
        String documentId = world.registered(me.identity);
        world.sigex.user(me.iin).notified(false);
        accepted(world.add(documentId, world.individual()));
        assertThat(me.subjects()).isEmpty();

        world.sigex.user(me.iin).notified(true).email("");
        accepted(world.add(documentId, world.individual()));
        assertThat(me.subjects()).isEmpty();

        world.sigex.user(me.iin).email("me@example.com");
        accepted(world.add(documentId, world.individual()));
        assertThat(me.subjects()).containsExactly(AFTER_YOURS);
        accepted(world.add(documentId, me.identity));
        assertThat(me.subjects()).as("not of one's own signature").hasSize(1);
    }

    @Test
    void namesTheOrganisationOfAPreregistration() {
        Company company = new Company(world);
        String documentId = company.preregistering(json("{'title':'application.pdf','emailNotifications':"
                + "{'to':['director@supplier.kz'],'language':'en'}}"));
        assertThat(director.isEmpty()).isTrue();

        JsonNode fixed = accepted(company.system.send("/api/" + documentId + "/data", DOCUMENT));

        assertThat(fixed.get("emailNotifications")).isEqualTo(json("{'attached':true}"));
        assertThat(director.last().subject()).isEqualTo("Document \"application.pdf\" is waiting to be signed");
        assertThat(director.last().text()).contains(Company.BIN.prefixed());
        assertThat(director.last().attachmentNames()).containsExactly("application.pdf");

        accepted(world.add(documentId, signer));
        assertThat(director.last().subject()).isEqualTo("New signature on document \"application.pdf\"");
    }

    @Test
    @Covers({"POST /api/{id}/notify", "Invalid JSON request structure"})
    void writesOnDemandWithTheDocumentIfItIsKept() {
        Company company = new Company(world);
        JsonNode request = json("{'emailNotifications':{'to':['director@supplier.kz'],'language':'en'}}");
        String stored = company.preregistered("{'tempStorageAfterRegistration':60000}");
        JsonNode answer = accepted(company.system.post("/api/" + stored + "/notify", request));
        assertThat(answer).isEqualTo(json("{'documentId':'" + stored + "','emailNotifications':{'attached':true}}"));
        assertThat(director.last().attachmentNames()).containsExactly("application.pdf");

        String notStored = world.registered(signer);
        accepted(company.system.post("/api/" + notStored + "/notify", request));
        assertThat(director.last().subject()).isEqualTo(SIGNED);
        assertThat(director.last().attachments()).isEmpty();

        assertRefused(world.post("/api/" + notStored + "/notify", request), "Authentication required");
        assertRefused(company.system.post("/api/" + notStored + "/notify", object()), "Invalid JSON request structure");
        assertRefused(
                company.system.post("/api/" + notStored + "/notify", json("{'emailNotifications':{'to':['x']}}")),
                "One of the provided notification email addresses is in invalid format");
    }

    @Test
    void sendsTheDocumentAlongWithTheMailsAskedForWithASignatureIfItIsKept() {
        Company company = new Company(world);
        String documentId = company.preregistered("{'tempStorageAfterRegistration':60000}");
        accepted(world.post(
                "/api/" + documentId,
                object().put("signature", cms(signer))
                        .set("signatureEmailNotifications", json("{'to':['director@supplier.kz']}"))));

        assertThat(director.last().attachmentNames()).containsExactly("application.pdf");
    }

    @Test
    void leavesTheDocumentOutIfTheAntivirusFindsSomething() {
        world.sigex.switches().outages().originalsPassAntivirus(false);

        assertThat(fix(asking("{'to':['director@supplier.kz']}")).get("emailNotifications"))
                .isEqualTo(json("{'attached':false}"));
        assertThat(director.last().attachments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "director",
                "@supplier.kz",
                "a@b",
                "a b@supplier.kz",
                "a@supplier..kz",
                "<a@supplier.kz>",
                "a@supplier.kz,b@supplier.kz"
            })
    @Covers("One of the provided notification email addresses is in invalid format")
    void refusesWhatIsNoAddress(String address) {
        String message = "One of the provided notification email addresses is in invalid format";
        assertRefused(world.post("/api", asking("{'to':['ok@supplier.kz','" + address + "']}")), message);

        String documentId = world.registered(signer);
        assertRefused(
                world.post(
                        "/api/" + documentId,
                        object().put("signature", cms(world.individual()))
                                .set("signatureEmailNotifications", json("{'to':['" + address + "']}"))),
                message);
    }

    @Test
    @Covers("Too many notification email addresses provided")
    void refusesTooManyAddresses() {
        ArrayNode addresses = SigexWorld.JSON.createArrayNode();
        for (int i = 0; i < 11; i++) {
            addresses.add("a" + i + "@supplier.kz");
        }

        assertRefused(
                world.post("/api", registration(cms(signer)).set("emailNotifications", object().set("to", addresses))),
                "Too many notification email addresses provided");
        addresses.remove(10);
        accepted(
                world.post("/api", registration(cms(signer)).set("emailNotifications", object().set("to", addresses))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'to':'director@supplier.kz'}",
                "{'to':[1]}",
                "{'to':['director@supplier.kz'],'language':'de'}",
                "{'to':['director@supplier.kz'],'language':'ru/'}",
                "{'to':['director@supplier.kz'],'doNotAttachDocument':'yes'}",
                "{'to':['director@supplier.kz'],'doNotAttachDocuments':true}"
            })
    void refusesAnotherStructure(String notifications) {
        assertRefused(world.post("/api", asking(notifications)), "Invalid JSON request structure");
    }

    private static List<String> subjects(FakeMailbox mailbox) {
        return mailbox.mails().stream().map(Mail::subject).toList();
    }

    /** Somebody who wants mails about what they have signed. */
    private final class Person {

        private final Iin iin = world.nextIin();
        private final TestIdentity identity = world.authority.individual(iin);
        private final FakeMailbox mailbox;

        private Person(String address) {
            world.sigex.user(iin).email(address).notified(true);
            mailbox = world.mailboxes.of(address);
        }

        private List<String> subjects() {
            return NotificationTest.subjects(mailbox);
        }
    }

    private ObjectNode asking(String notifications) {
        return registration(cms(signer)).set("emailNotifications", json(notifications));
    }

    private JsonNode fix(JsonNode registration) {
        String documentId =
                accepted(world.post("/api", registration)).get("documentId").textValue();
        return accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
    }
}
