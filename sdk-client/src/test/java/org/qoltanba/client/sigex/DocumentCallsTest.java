package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.QrCodeOptions;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** The calls on one document: settings, audit, original, notifications, exports. */
class DocumentCallsTest {

    private static final String ID = "Ab3dEf6hIj9kLm2n";
    private static final String INFO = "GET /api/" + ID;
    private static final String ADD = "POST /api/" + ID;
    private static final String SETTINGS = "POST /api/" + ID + "/settings";
    private static final String AUDIT = "GET /api/" + ID + "/settingsAudit";
    private static final String ORIGINAL = "GET /api/" + ID + "/data";
    private static final String NOTIFY = "POST /api/" + ID + "/notify";
    private static final String EXPORT = "GET /api/" + ID + "/signature/123";
    private static final String DONE = "{'documentId':'" + ID + "'}";
    private static final Signature SIGNATURE = Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 5}));

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());
    private final RegisteredDocument document = sigex.document(DocumentId.of(ID));

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    private static String info(String settings) {
        return "{'title':'t','signaturesTotal':1,'signatures':[],'settings':" + settings + "}";
    }

    @Test
    @Covers("POST /api/{id}/settings")
    void aChangeKeepsTheRestAndWhatTheSdkDoesNotKnow() {
        server.on(
                        INFO,
                        info("{'private':true,'signaturesLimit':2,'unique':['iin','ofNextYear'],'ofNextYear':{'a':1},"
                                + "'publicWhileLessThanSignatures':3,'forceArchive':true,"
                                + "'signersRequirements':[{'iin':'IIN123456789012','ofNextYear':true}]}"))
                .on(SETTINGS, DONE);

        DocumentSettings changed = document.changeSettings(settings -> settings.signaturesLimit(3));

        assertThat(changed.signaturesLimit()).isEqualTo(3);
        assertThat(changed.isPrivate()).isTrue();
        assertThat(server.bodies(SETTINGS))
                .containsExactly(("{'private':true,'signaturesLimit':3,'unique':['iin','ofNextYear'],"
                                + "'ofNextYear':{'a':1},"
                                + "'signersRequirements':[{'iin':'IIN123456789012','ofNextYear':true}]}")
                        .replace('\'', '"'));
    }

    @Test
    void aChangeThatChangesNothingIsNotSent() {
        server.on(INFO, info("{'signaturesLimit':2}"));

        document.changeSettings(settings -> settings.signaturesLimit(2));

        assertThat(server.points()).containsExactly(INFO);
    }

    @Test
    void whatIsFixedWithTheRegistrationIsRefusedHere() {
        server.on(INFO, info("{'signaturesLimit':2}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.changeSettings(settings -> settings.forceArchive(true)))
                .withMessageContaining("forceArchive");
        assertThat(server.points()).containsExactly(INFO);
    }

    @Test
    void aLostAnswerToAChangeIsReadBack() {
        server.on(INFO, info("{'signaturesLimit':2}")).losesAnswer(SETTINGS).on(INFO, info("{'signaturesLimit':3}"));

        assertThat(document.changeSettings(settings -> settings.signaturesLimit(3))
                        .signaturesLimit())
                .isEqualTo(3);
        assertThat(server.points()).containsExactly(INFO, SETTINGS, INFO);
    }

    @Test
    void aChangeTheServiceNeverSawIsMadeAgain() {
        server.on(INFO, info("{'signaturesLimit':2}")).losesAnswer(SETTINGS).on(SETTINGS, DONE);

        document.changeSettings(settings -> settings.signaturesLimit(3));

        assertThat(server.points()).containsExactly(INFO, SETTINGS, INFO, SETTINGS);
    }

    @Test
    void whoeverMayNotChangeIsTold() {
        server.on(INFO, info("{}")).on(SETTINGS, refusal("Access denied"));

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> document.changeSettings(settings -> settings.isPrivate(true)));
    }

    @Test
    void settingsThatBreakTheContractAreNotTakenForABug() {
        server.on(INFO, info("{'signaturesLimit':-1}"));

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(document::info);
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> document.changeSettings(settings -> settings.isPrivate(true)));
    }

    @Test
    @Covers("GET /api/{id}/settingsAudit")
    void theAuditIsReadPageByPage() {
        server.on(
                        AUDIT,
                        "{'documentId':'" + ID + "','eventsTotal':1,'events':[{'eventId':1,'original':{},"
                                + "'modified':{'private':true},'modifiedBy':'IIN123456789012','modifiedAt':1000}]}")
                .on(AUDIT, "{'documentId':'" + ID + "','eventsTotal':1,'events':[]}");

        List<AuditEvent<DocumentSettings>> events = document.settingsAudit().all(10);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.modifiedBy()).contains(Iin.of("123456789012"));
            assertThat(event.original().isPrivate()).isFalse();
            assertThat(event.modified().isPrivate()).isTrue();
        });
        assertThat(server.requests(AUDIT).get(1).getUrl().queryParameter("lastEventId"))
                .isEqualTo("1");
    }

    @Test
    @Covers({"GET /api/{id}/data", "Archive not found"})
    void anOriginalComesBackIfItIsKept() throws IOException {
        server.on(ORIGINAL, "{'documentId':'" + ID + "','document':'Y29udGVudA==','signedDataSize':7}")
                .on(ORIGINAL, refusal("Archive not found"));

        DocumentSource original = document.original().orElseThrow();
        try (var content = original.open()) {
            assertThat(content.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
        }
        assertThat(document.original()).isEmpty();
    }

    @Test
    @Covers("POST /api/{id}/notify")
    void notificationsOnDemandAreSentOnce() {
        server.on(NOTIFY, "{'documentId':'" + ID + "','emailNotifications':{'attached':true}}")
                .losesAnswer(NOTIFY);

        assertThat(document.sendNotification(EmailNotification.to("a@example.kz")))
                .isTrue();
        assertThat(server.bodies(NOTIFY))
                .containsExactly("{\"emailNotifications\":{\"to\":[\"a@example.kz\"],\"doNotAttachDocument\":false}}");
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> document.sendNotification(EmailNotification.to("a@example.kz")))
                .satisfies(
                        lost -> assertThat(lost.requestMayHaveReachedServer()).isTrue());
        assertThat(server.requests(NOTIFY)).hasSize(2);
    }

    @Test
    void aSignatureMayBeAnnounced() {
        server.on(ADD, "{'documentId':'" + ID + "','signId':123}")
                .on(
                        INFO,
                        info("{}")
                                .replace(
                                        "'signatures':[]",
                                        "'signatures':[{'signId':123," + "'userId':'IIN123456789012','storedAt':1}]"));

        document.add(SIGNATURE, EmailNotification.to("a@example.kz").withoutDocument());

        assertThat(server.bodies(ADD))
                .containsExactly(("{'signType':'cms','signature':'MAMCAQU=','signatureEmailNotifications':"
                                + "{'to':['a@example.kz'],'doNotAttachDocument':true}}")
                        .replace('\'', '"'));
    }

    @Test
    @Covers("GET /api/{id}/buildFileName")
    void theFileNameIsTheServices() {
        server.on(
                "GET /api/" + ID + "/buildFileName",
                "{'documentId':'" + ID + "','fileName':'c-SigexId" + ID + ".pdf'}");

        assertThat(document.buildFileName("c.pdf")).isEqualTo("c-SigexId" + ID + ".pdf");
        assertThat(document.buildFileName()).isEqualTo("c-SigexId" + ID + ".pdf");
        assertThat(server.requests("GET /api/" + ID + "/buildFileName"))
                .extracting(request -> request.getUrl().queryParameter("name"))
                .containsExactly("c.pdf", null);
    }

    private RegisteredSignature signature() {
        server.on(
                        INFO,
                        info("{}")
                                .replace(
                                        "'signatures':[]",
                                        "'signatures':[{'signId':123," + "'userId':'IIN123456789012','storedAt':1}]"))
                .on(INFO, info("{}"));
        return document.signatures().get(0);
    }

    @Test
    @Covers({"GET /api/{id}/signature/{signId}", "GET /api/{id}/signature/{signId}/qr"})
    void signaturesAreExportedInEveryForm() {
        RegisteredSignature signature = signature();
        server.on(EXPORT, "{'signature':'MAMCAQU=','signType':'cms','signFormat':1}")
                .on(EXPORT, "{'signature':'-----BEGIN CMS-----','signType':'cms','signFormat':0}")
                .on(EXPORT + "/qr", "{'qrCodes':['iVBORw==','iVBORg=='],'signType':'cms'}");

        assertThat(signature.export(SignatureFormat.AS_ACCEPTED)).isEqualTo(SIGNATURE);
        assertThat(signature.exportPem(SignatureFormat.COMPLETE)).isEqualTo("-----BEGIN CMS-----");
        assertThat(signature.exportQrCodes(SignatureFormat.COMPLETE, new QrCodeOptions(40, QrCodeOptions.Level.L)))
                .containsExactly(Bytes.fromBase64("iVBORw=="), Bytes.fromBase64("iVBORg=="));
        assertThat(server.requests(EXPORT))
                .extracting(request -> request.getUrl().encodedQuery())
                .containsExactly("signFormat=1", "signFormat=0&cmsAsPem=true");
        assertThat(server.requests(EXPORT + "/qr").get(0).getUrl().encodedQuery())
                .isEqualTo("signFormat=0&qrVersion=40&qrLevel=L");
    }

    @Test
    void anArchiveThatFailsIsNoAbsence() {
        server.on(ORIGINAL, refusal("Unexpected error"));

        assertThatExceptionOfType(ServerFaultException.class).isThrownBy(document::original);
    }
}
