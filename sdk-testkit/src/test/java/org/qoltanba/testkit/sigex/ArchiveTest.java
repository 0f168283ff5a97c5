package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract section 9: originals in the archive and in temporary storage. */
class ArchiveTest {

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final Iin iin = world.nextIin();
    private final TestIdentity signer = world.authority.individual(iin);
    private final FakeMailbox contact = world.mailboxes.of("archive@supplier.kz");

    @Test
    void nothingIsKeptUnlessSomebodyAsks() {
        String documentId = world.registered(signer);

        assertFlags(documentId, false, false, false);
        assertRefused(company.system.get("/api/" + documentId + "/data"), "Archive not found");
    }

    @Test
    @Covers({"GET /api/{id}/data", "Archive not found"})
    void whatAPersonSignsGoesToTheirArchive() {
        user().archiving("archive@supplier.kz");
        JsonNode fixed = fix(registration(cms(signer)));
        String documentId = fixed.get("documentId").textValue();

        assertThat(fixed.get("dataArchived").booleanValue()).isTrue();
        assertFlags(documentId, true, false, false);
        assertThat(user().archiveUsage()).isEqualTo(DOCUMENT.length);
        assertThat(accepted(company.system.get("/api/" + documentId + "/data"))
                        .get("document")
                        .textValue())
                .isEqualTo(Bytes.of(DOCUMENT).toBase64());
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
    }

    @Test
    void aPrivateOriginalIsForItsSigners() {
        user().archiving("archive@supplier.kz");
        String documentId = world.registered(signer, "{'private':true}");

        accepted(SigexCaller.signedIn(world, signer).get("/api/" + documentId + "/data"));
        assertRefused(
                SigexCaller.signedIn(world, world.individual()).get("/api/" + documentId + "/data"), "Access denied");
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
    }

    @Test
    void whatSomebodySignsAsAnEmployeeGoesToTheOrganisationsArchive() {
        user().archiving("archive@supplier.kz");
        company.account.archiving("archive@company.kz");
        TestIdentity employee = world.authority.employee(Company.BIN, iin);

        assertThat(fix(registration(cms(employee))).get("dataArchived").booleanValue())
                .isTrue();
        assertThat(company.account.archiveUsage()).isEqualTo(DOCUMENT.length);
        assertThat(user().archiveUsage()).isZero();
    }

    @Test
    void anOlderDocumentIsArchivedWhenItIsVerified() {
        String documentId = world.registered(world.individual());
        user().archiving("archive@supplier.kz");
        JsonNode added = accepted(world.add(documentId, signer));
        assertThat(added.get("dataArchived").booleanValue()).isFalse();
        assertThat(added.get("canBeArchived").booleanValue()).isTrue();
        assertFlags(documentId, false, false, true);

        JsonNode verified = accepted(world.send("/api/" + documentId + "/verify", DOCUMENT));

        assertThat(verified.get("dataArchived").booleanValue()).isTrue();
        assertThat(verified.get("tempStorage").booleanValue()).isFalse();
        assertFlags(documentId, true, false, false);
        accepted(world.send("/api/" + documentId + "/verify", DOCUMENT));
        assertThat(user().archiveUsage()).isEqualTo(DOCUMENT.length);
    }

    @Test
    void aForcedArchiveIsPaidByTheRegistrator() {
        String documentId = company.preregistered("{'forceArchive':true}");

        assertFlags(documentId, true, false, false);
        assertThat(company.account.archiveUsage()).isEqualTo(DOCUMENT.length);
    }

    @Test
    void aForcedArchiveIsPaidByTheFirstSignerIfNoSystemRegistered() {
        assertThat(fix(registration(cms(signer), "{'forceArchive':true}"))
                        .get("dataArchived")
                        .booleanValue())
                .isTrue();
        assertThat(user().archiveUsage()).isEqualTo(DOCUMENT.length);
    }

    @Test
    void whoPaysForAForcedArchiveIsASwitch() {
        world.sigex.switches().archive().forcedPayer(ForcedArchivePayer.NOBODY);
        company.account.archiveQuota(0);
        assertFlags(company.preregistered("{'forceArchive':true}"), true, false, false);
        assertThat(company.account.archiveUsage()).isZero();

        world.sigex.switches().archive().forcedPayer(ForcedArchivePayer.FIRST_SIGNER);
        company.account.archiveQuota(2L * DOCUMENT.length);
        String registered = accepted(company.system.post("/api", registration(cms(signer), "{'forceArchive':true}")))
                .get("documentId")
                .textValue();
        accepted(company.system.send("/api/" + registered + "/data", DOCUMENT));
        assertThat(user().archiveUsage()).isEqualTo(DOCUMENT.length);
        assertFlags(company.preregistered("{'forceArchive':true}"), true, false, false);
        assertThat(company.account.archiveUsage()).isEqualTo(DOCUMENT.length);
    }

    @Test
    void aFullArchiveTakesNothingAndItsOwnerIsTold() {
        user().archiving("archive@supplier.kz").archiveQuota(DOCUMENT.length);
        fix(registration(cms(signer)));
        assertThat(contact.isEmpty()).isTrue();

        String documentId = fix(registration(cms(signer))).get("documentId").textValue();

        assertFlags(documentId, false, false, true);
        assertThat(user().archiveUsage()).isEqualTo(DOCUMENT.length);
        assertThat(contact.mails()).hasSize(1);
        assertThat(contact.last().subject()).isEqualTo("Превышена квота архива");
    }

    @Test
    void anotherSignersArchiveTakesWhatAFullOneCannot() {
        Iin other = world.nextIin();
        user().archiving("archive@supplier.kz").archiveQuota(0);
        world.sigex.user(other).archiving("other@supplier.kz");
        String documentId = world.registered(signer);
        accepted(world.add(documentId, world.authority.individual(other)));

        accepted(world.send("/api/" + documentId + "/verify", DOCUMENT));

        assertFlags(documentId, true, false, false);
        assertThat(world.sigex.user(other).archiveUsage()).isEqualTo(DOCUMENT.length);
    }

    @Test
    @Covers("Failed to archive document data")
    void anOutageOfTheArchiveChangesNothing() {
        user().archiving("archive@supplier.kz");
        world.sigex.switches().outages().archiveWritable(false);
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(world.send("/api/" + documentId + "/data", DOCUMENT), "Failed to archive document data");
        assertThat(world.sigex.document(documentId).isComplete()).isFalse();

        world.sigex.switches().outages().archiveWritable(true);
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        assertFlags(documentId, true, false, false);
    }

    @Test
    @Covers("Failed to prepare archived data")
    void anArchiveThatCannotBeReadGivesNothing() {
        user().archiving("archive@supplier.kz");
        String documentId = world.registered(signer);
        world.sigex.switches().outages().archiveReadable(false);

        assertRefused(company.system.get("/api/" + documentId + "/data"), "Failed to prepare archived data");
    }

    @Test
    @Timeout(30)
    @Covers("Document data archival is started by another user")
    void twoCannotArchiveTheSameDocumentAtOnce() throws Exception {
        String documentId = world.registered(world.individual());
        user().archiving("archive@supplier.kz");
        accepted(world.add(documentId, signer));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DocumentContent slow = new DocumentContent(DOCUMENT.length, () -> new SlowContent(reading, goOn));
        ExecutorService another = Executors.newSingleThreadExecutor();
        Future<Archive.State> first =
                another.submit(() -> world.sigex.service().verify(new Caller.Anonymous(), documentId, slow));
        another.shutdown();
        assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

        assertRefused(
                world.send("/api/" + documentId + "/verify", DOCUMENT),
                "Document data archival is started by another user");

        goOn.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).archived()).isTrue();
        assertFlags(documentId, true, false, false);
    }

    @Test
    void aDocumentThatDoesNotFitLeavesTheArchiveFreeForTheRightOne() {
        user().archiving("archive@supplier.kz");
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(
                world.send("/api/" + documentId + "/data", SigexWorld.OTHER_DOCUMENT),
                "Signature does not correspond to the document");
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        assertFlags(documentId, true, false, false);
    }

    @Test
    void temporaryStorageEndsOnTime() throws Exception {
        JsonNode fixed = fix(registration(cms(signer), "{'tempStorageAfterRegistration':86400000}"));
        String documentId = fixed.get("documentId").textValue();
        SigexCaller caller = company.system;
        assertThat(fixed.get("tempStorage").booleanValue()).isTrue();
        assertThat(fixed.get("dataArchived").booleanValue()).isFalse();
        assertFlags(documentId, false, true, false);
        accepted(caller.get("/api/" + documentId + "/data"));

        world.clock.advance(Duration.ofDays(1));

        assertFlags(documentId, false, false, false);
        assertRefused(company.system.get("/api/" + documentId + "/data"), "Archive not found");
    }

    @Test
    void theArchiveOutlastsTemporaryStorage() throws Exception {
        String documentId = company.preregistered("{'forceArchive':true,'tempStorageAfterRegistration':1000}");
        assertFlags(documentId, true, true, false);

        world.clock.advance(Duration.ofSeconds(1));

        assertFlags(documentId, true, false, false);
        accepted(company.system.get("/api/" + documentId + "/data"));
    }

    @Test
    void anExtraQuotaEndsAndItsOwnerIsToldInTime() throws Exception {
        company.account
                .archiving("archive@supplier.kz")
                .archiveQuota(1024, world.clock.now().plus(Duration.ofDays(30)));
        world.clock.advance(Duration.ofDays(22));
        assertThat(contact.isEmpty()).isTrue();

        world.clock.advance(Duration.ofDays(1));

        assertThat(contact.last().subject()).isEqualTo("Срок квоты архива истекает");
        assertThat(contact.last().text()).contains("1024 B", "2026-12-21");
        world.clock.advance(Duration.ofDays(30));
        assertThat(contact.mails()).hasSize(1);
    }

    @Test
    void aPersonIsToldToo() throws Exception {
        user().archiving("archive@supplier.kz")
                .archiveQuota(1024, world.clock.now().plus(Duration.ofDays(1)));
        world.clock.advance(Duration.ZERO);

        assertThat(contact.last().subject()).isEqualTo("Срок квоты архива истекает");
    }

    private FakeSigexUser user() {
        return world.sigex.user(iin);
    }

    private JsonNode fix(JsonNode registration) {
        String documentId =
                accepted(world.post("/api", registration)).get("documentId").textValue();
        return accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
    }

    private void assertFlags(String documentId, boolean archived, boolean stored, boolean canBeArchived) {
        JsonNode info = accepted(company.system.get("/api/" + documentId));
        assertThat(info.get("dataArchived").booleanValue()).as("dataArchived").isEqualTo(archived);
        assertThat(info.get("tempStorage").booleanValue()).as("tempStorage").isEqualTo(stored);
        assertThat(info.get("canBeArchived").booleanValue()).as("canBeArchived").isEqualTo(canBeArchived);
    }

    /** A document whose first byte is long in coming. */
    private static final class SlowContent extends ByteArrayInputStream {

        private final CountDownLatch reading;
        private final CountDownLatch goOn;

        private SlowContent(CountDownLatch reading, CountDownLatch goOn) {
            super(DOCUMENT);
            this.reading = reading;
            this.goOn = goOn;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return super.read(buffer, offset, length);
        }
    }
}
