package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.AccessRule;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInfo;
import org.qoltanba.api.sigex.PackageInterruptedException;
import org.qoltanba.api.sigex.PackageRegistration;
import org.qoltanba.api.sigex.PackageSigningInterruptedException;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Packages over the wire. */
class PackagesTest {

    private static final String ID = "Zx1cVb2nMa3sDf4g";
    private static final String A = "Doc000000000000A";
    private static final String B = "Doc000000000000B";
    private static final String REGISTER = "POST /api/package";
    private static final String LIST = "GET /api/package";
    private static final String INFO = "GET /api/package/" + ID;
    private static final String SIGN = "POST /api/package/" + ID;
    private static final String SETTINGS = SIGN + "/settings";
    private static final String DATA_A = "POST /api/" + A + "/data";
    private static final String DATA_B = "POST /api/" + B + "/data";
    private static final String EXPORTED = "POST /api/exported";
    private static final String IDS = "'documentsIds':['" + A + "','" + B + "']";
    private static final String REGISTERED = "{'packageId':'" + ID + "'," + IDS + "}";
    private static final String FIXED = "{'signedDataSize':1,'digests':{}}";
    private static final String DESCRIBED = "{'packageId':'" + ID + "','title':'hire','description':'','storedAt':1000,"
            + "'settings':{'signWholePackage':true,'ofNextYear':7},'documentsSettings':{'private':true}," + IDS + "}";
    private static final String NOT_FOUND = "{'message':'Document not found','requestID':1}";
    private static final String SIGNED = "{'packageId':'" + ID + "','registrationResults':[{'documentId':'" + A
            + "','signId':301},{'documentId':'" + B + "','signId':302}]}";
    private static final List<DocumentSource> DOCUMENTS =
            List.of(DocumentSource.text("a.pdf", "a"), DocumentSource.text("b.pdf", "b"));
    private static final List<Signature> SIGNATURES = List.of(
            Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 5})),
            Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 6})));
    private static final List<SignatureRecord> RECORDS =
            List.of(new SignatureRecord(DocumentId.of(A), 301), new SignatureRecord(DocumentId.of(B), 302));

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());
    private final RegisteredPackage hiring = sigex.packages().get(PackageId.of(ID));

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private PackageRegistration draft() {
        return sigex.packages().register("hire").document(DOCUMENTS.get(0)).document(DOCUMENTS.get(1));
    }

    private String listed(String... packages) {
        StringBuilder list = new StringBuilder();
        long storedAt = engine.clock().now().toEpochMilli();
        for (String id : packages) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{'packageId':'" + id + "','title':'hire','description':'','storedAt':" + storedAt-- + ","
                            + IDS + "}");
        }
        return "{'packagesTotal':" + packages.length + ",'packages':[" + list + "]}";
    }

    @Test
    @Covers("POST /api/package")
    void aRegistrationSaysWhatTheContractSays() {
        server.on(REGISTER, REGISTERED).on(INFO, DESCRIBED).on(DATA_A, FIXED).on(DATA_B, FIXED);

        RegisteredPackage registered = sigex.packages()
                .register("hire")
                .description("Ivanov")
                .document(DOCUMENTS.get(0))
                .document(DOCUMENTS.get(1), "order.pdf", "The order")
                .notifying(EmailNotification.to("hr@example.kz").withoutDocument())
                .settings(settings -> settings.signWholePackage(true)
                        .packageAccess(List.of(AccessRule.organization(Bin.of("123456789012")))))
                .documentsSettings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();

        assertThat(registered.id()).isEqualTo(PackageId.of(ID));
        assertThat(server.bodies(REGISTER))
                .containsExactly(("{'title':'hire','description':'Ivanov','emailNotifications':{'to':['hr@example.kz'],"
                                + "'doNotAttachDocuments':true},'settings':{'packageAccess':[{'bin':"
                                + "'BIN123456789012'}],'signWholePackage':true},'documentsSettings':"
                                + "{'strictSignersRequirements':true,'tempStorageAfterRegistration':86400000},"
                                + "'documents':[{'title':'a.pdf','description':''},{'title':'order.pdf',"
                                + "'description':'The order'}]}")
                        .replace('\'', '"'));
        assertThat(server.bodies(DATA_A)).containsExactly("a");
        assertThat(server.bodies(DATA_B)).containsExactly("b");
    }

    @Test
    void aLostAnswerIsNotTriedAgainBehindTheCallersBack() {
        server.losesAnswer(REGISTER).on(LIST, listed(ID)).on(LIST, listed());

        assertThatExceptionOfType(PackageInterruptedException.class)
                .isThrownBy(draft()::submit)
                .satisfies(stopped -> assertThat(stopped.candidates()).containsExactly(PackageId.of(ID)));
        assertThat(server.requests(REGISTER)).hasSize(1);
    }

    @Test
    void whatIsIdentifiedByItsTitleIsFoundAgain() {
        server.losesAnswer(REGISTER)
                .on(LIST, listed(ID))
                .on(LIST, listed())
                .on(INFO, DESCRIBED)
                .on(DATA_A, FIXED)
                .on(DATA_B, FIXED);

        assertThat(draft().identifiedByTitle().submit().id()).isEqualTo(PackageId.of(ID));
        assertThat(server.requests(REGISTER)).hasSize(1);
    }

    @Test
    void aDocumentThatDoesNotComeThroughCanBeSentLater() {
        server.on(REGISTER, REGISTERED).on(INFO, DESCRIBED).on(DATA_A, FIXED).losesAnswer(DATA_B);

        assertThatExceptionOfType(PackageInterruptedException.class)
                .isThrownBy(draft()::submit)
                .satisfies(stopped -> assertThat(stopped.packageId()).contains(PackageId.of(ID)));

        server.on(DATA_A, "{'message':'Document digests are already known','requestID':1}")
                .on("POST /api/" + A + "/verify", "{'documentId':'" + A + "','dataArchived':false}")
                .on(DATA_B, FIXED);
        hiring.complete(DOCUMENTS);
        assertThat(server.bodies(DATA_B)).endsWith("b");
    }

    @Test
    void moreOrFewerDocumentsAreRefusedBeforeAnybodySigns() {
        server.on(INFO, DESCRIBED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> hiring.complete(List.of(DOCUMENTS.get(0))))
                .withMessageContaining("2 documents, and 1");
        assertThatIllegalStateException()
                .isThrownBy(sigex.packages().register("empty")::submit)
                .withMessageContaining("empty");
    }

    @Test
    @Covers("GET /api/package/{packageId}")
    void aDescriptionIsRead() {
        server.on(INFO, DESCRIBED);

        PackageInfo info = hiring.info();

        assertThat(info.id()).isEqualTo(PackageId.of(ID));
        assertThat(info.title()).isEqualTo("hire");
        assertThat(info.storedAt()).isEqualTo(Instant.ofEpochMilli(1000));
        assertThat(info.settings().signWholePackage()).isTrue();
        assertThat(info.documentsSettings().isPrivate()).isTrue();
        assertThat(hiring.documents())
                .extracting(document -> document.id().value())
                .containsExactly(A, B);
        assertThat(info).hasToString("PackageInfo[" + ID + ", 2 documents]");
    }

    @Test
    @Covers("POST /api/package/{packageId}")
    void allSignaturesGoTogether() {
        server.on(SIGN, SIGNED);

        assertThat(hiring.add(SIGNATURES, EmailNotification.to("hr@example.kz")))
                .isEqualTo(RECORDS);
        assertThat(server.bodies(SIGN))
                .containsExactly(("{'signatures':[{'signType':'cms','signature':'MAMCAQU='},{'signType':'cms',"
                                + "'signature':'MAMCAQY='}],'signatureEmailNotifications':{'to':['hr@example.kz'],"
                                + "'doNotAttachDocuments':false}}")
                        .replace('\'', '"'));
    }

    @Test
    void aLostAnswerToTheSigningIsLookedUp() {
        server.losesAnswer(SIGN)
                .on(EXPORTED, "{'documentId':'" + A + "','signId':301}")
                .on(EXPORTED, "{'documentId':'" + B + "','signId':302}")
                .on(INFO, DESCRIBED);

        assertThat(hiring.add(SIGNATURES)).isEqualTo(RECORDS);
        assertThat(server.requests(SIGN)).hasSize(1);
    }

    @Test
    void whatTheServiceNeverSawIsSignedAgain() {
        server.losesAnswer(SIGN).on(SIGN, SIGNED).on(EXPORTED, NOT_FOUND);

        assertThat(hiring.add(SIGNATURES)).isEqualTo(RECORDS);
    }

    @Test
    void signaturesOfOtherDocumentsAreNotTakenForThese() {
        server.on(SIGN, "{'message':'This signature has already been submitted','requestID':1}")
                .on(EXPORTED, "{'documentId':'Doc000000000000C','signId':9}")
                .on(EXPORTED, NOT_FOUND)
                .on(INFO, DESCRIBED);

        assertThatExceptionOfType(SignatureAlreadySubmittedException.class)
                .isThrownBy(() -> hiring.add(SIGNATURES))
                .withMessageContaining("Of 2 signatures 1");
    }

    @Test
    void aServiceThatIsGoneLeavesTheSignaturesWithTheCaller() {
        server.losesAnswer(SIGN).losesAnswer(EXPORTED);

        assertThatExceptionOfType(PackageSigningInterruptedException.class)
                .isThrownBy(() -> hiring.add(SIGNATURES))
                .satisfies(stopped -> assertThat(stopped.signatures()).isEqualTo(SIGNATURES));
    }

    @Test
    void aRefusalStaysOne() {
        server.on(SIGN, "{'message':'Signature does not conform to document settings requirements','requestID':1}");

        assertThatExceptionOfType(SignerNotAllowedException.class).isThrownBy(() -> hiring.add(SIGNATURES));
    }

    @Test
    @Covers("POST /api/package/{packageId}/settings")
    void aChangeKeepsTheRest() {
        server.on(INFO, DESCRIBED).on(SETTINGS, "{'packageId':'" + ID + "'}");

        assertThat(hiring.changeSettings(settings -> settings.isPrivate(true)).signWholePackage())
                .isTrue();
        assertThat(server.bodies(SETTINGS))
                .containsExactly("{\"signWholePackage\":true,\"ofNextYear\":7,\"private\":true}");
    }

    @Test
    @Covers({"POST /api/package/{packageId}/notify", "GET /api/package/{packageId}/settingsAudit"})
    void notificationsAndTheAudit() {
        server.on(SIGN + "/notify", "{'packageId':'" + ID + "','emailNotifications':{'attached':false}}")
                .on(
                        INFO + "/settingsAudit",
                        "{'packageId':'" + ID + "','eventsTotal':1,'events':[{'eventId':1,'original':{},'modified':"
                                + "{'private':true},'modifiedByDigest':'ab','modifiedAt':1000}]}")
                .on(INFO + "/settingsAudit", "{'packageId':'" + ID + "','eventsTotal':1,'events':[]}");

        assertThat(hiring.sendNotification(EmailNotification.to("hr@example.kz")))
                .isFalse();
        assertThat(hiring.settingsAudit().all(5)).singleElement().satisfies(event -> {
            assertThat(event.modified().isPrivate()).isTrue();
            assertThat(event.modifiedByDigest()).contains("ab");
        });
    }

    @Test
    @Covers("GET /api/package")
    void packagesAreListed() {
        server.on(LIST, listed(ID)).on(LIST, listed());
        Instant now = engine.clock().now();

        assertThat(sigex.packages()
                        .storedBetween(now.minusSeconds(60), now.plusSeconds(60))
                        .all(5))
                .extracting(PackageSummary::id)
                .containsExactly(PackageId.of(ID));
        assertThat(server.requests(LIST).get(0).getUrl().queryParameter("organization"))
                .isEqualTo("false");
        assertThatIllegalArgumentException().isThrownBy(() -> sigex.packages().ofOrganization(now, now));
    }
}
