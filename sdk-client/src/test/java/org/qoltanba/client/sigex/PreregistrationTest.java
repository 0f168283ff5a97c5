package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.sigex.AccessRule;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.Preregistration;
import org.qoltanba.api.sigex.PreregistrationInterruptedException;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.sigex.Uniqueness;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Preregistering over the wire: no signature tells which document is which, so nothing is guessed and nothing doubled. */
class PreregistrationTest {

    private static final String ID = "Qw7eRt5yUi3oPa1s";
    private static final String OTHER = "Zw7eRt5yUi3oPa1s";
    private static final String REGISTER = "POST /api";
    private static final String LIST = "GET /api";
    private static final String DATA = "POST /api/" + ID + "/data";
    private static final String VERIFY = "POST /api/" + ID + "/verify";
    private static final String PREREGISTERED = "{'documentId':'" + ID + "'}";
    private static final String FIXED = "{'documentId':'" + ID + "','signedDataSize':7,'digests':{}}";
    private static final String NOTHING = "{'documentsTotal':0,'documents':[]}";
    private static final DocumentSource DOCUMENT =
            DocumentSource.of("application.pdf", Bytes.of("content".getBytes(StandardCharsets.UTF_8)));

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    private String listed(String... documents) {
        StringBuilder list = new StringBuilder();
        long storedAt = engine.clock().now().toEpochMilli();
        for (String document : documents) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{'documentId':'" + document + "','storedAt':" + storedAt-- + ",'title':'application.pdf',"
                            + "'description':'','dataArchived':false,'signedDataSize':0,'signaturesTotal':0}");
        }
        return "{'documentsTotal':" + documents.length + ",'documents':[" + list + "]}";
    }

    private Preregistration unique() {
        return sigex.preregister(DOCUMENT).identifiedByTitle();
    }

    @Test
    void itSaysWhatTheContractSays() {
        server.on(REGISTER, PREREGISTERED).on(DATA, FIXED);

        sigex.preregister(DOCUMENT)
                .requiring(SignerRequirement.person(Iin.of("112233445566")))
                .signaturesLimit(1)
                .settings(settings -> settings.isPrivate(true)
                        .switchToPrivateAfterLimitReached(true)
                        .unique(Uniqueness.PERSON, Uniqueness.ORGANIZATION)
                        .sequentialSignersRequirements(true)
                        .publicDuringPreregistration(true)
                        .publicWhileLessThanSignatures(2)
                        .grantingAccess(AccessRule.employee(Iin.of("112233445566"), Bin.of("123456789012")))
                        .forceArchive(true)
                        .tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();

        assertThat(server.bodies(REGISTER))
                .containsExactly(("{'title':'application.pdf','settings':{'private':true,'signaturesLimit':1,"
                                + "'switchToPrivateAfterLimitReached':true,'unique':['bin','iin'],"
                                + "'strictSignersRequirements':true,'sequentialSignersRequirements':true,"
                                + "'signersRequirements':[{'iin':'IIN112233445566'}],"
                                + "'publicDuringPreregistration':true,'publicWhileLessThanSignatures':2,"
                                + "'documentAccess':[{'iin':'IIN112233445566','bin':'BIN123456789012'}],"
                                + "'forceArchive':true,'tempStorageAfterRegistration':86400000}}")
                        .replace('\'', '"'));
    }

    @Test
    void requirementsBindTheOutsideSignerUnlessSaidOtherwise() {
        server.on(REGISTER, PREREGISTERED).on(DATA, FIXED);

        sigex.preregister(DOCUMENT).submit();
        sigex.preregister(DOCUMENT)
                .settings(settings -> settings.strictSignersRequirements(false))
                .submit();

        assertThat(server.bodies(REGISTER))
                .containsExactly(
                        "{\"title\":\"application.pdf\",\"settings\":{\"strictSignersRequirements\":true}}",
                        "{\"title\":\"application.pdf\"}");
    }

    @Test
    void aLostAnswerIsNotTriedAgainBehindTheCallersBack() {
        server.losesAnswer(REGISTER).on(LIST, listed(OTHER, ID)).on(LIST, NOTHING);

        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(sigex.preregister(DOCUMENT)::submit)
                .satisfies(stopped -> {
                    assertThat(stopped.candidates()).containsExactly(DocumentId.of(OTHER), DocumentId.of(ID));
                    assertThat(stopped.documentId()).isEmpty();
                    assertThat(stopped.requestMayHaveReachedServer()).isTrue();
                })
                .withMessageContaining("candidates()");
        assertThat(server.requests(REGISTER)).hasSize(1);
    }

    @Test
    void whoeverMayNotListIsToldToLook() {
        server.losesAnswer(REGISTER).on(LIST, refusal("Access denied"));

        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(sigex.preregister(DOCUMENT)::submit)
                .satisfies(stopped -> assertThat(stopped.candidates()).isEmpty());
        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(unique()::submit)
                .satisfies(stopped -> assertThat(stopped.candidates()).isEmpty());
        assertThat(server.requests(REGISTER)).hasSize(2);
    }

    @Test
    void whatIsIdentifiedByItsTitleIsFoundAgain() {
        server.losesAnswer(REGISTER).on(LIST, listed(ID)).on(LIST, NOTHING).on(DATA, FIXED);

        assertThat(unique().submit().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.requests(REGISTER)).hasSize(1);
        assertThat(server.requests(LIST).get(0).getUrl().queryParameter("organization"))
                .isEqualTo("true");
    }

    @Test
    void whatTheServiceNeverGotIsSentAgain() {
        server.losesAnswer(REGISTER)
                .on(REGISTER, PREREGISTERED)
                .on(LIST, NOTHING)
                .on(DATA, FIXED);

        assertThat(unique().submit().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, LIST, LIST, REGISTER, LIST, DATA);
    }

    @Test
    void aFirstAttemptThatTurnsUpLateIsNotKeptQuiet() {
        server.losesAnswer(REGISTER)
                .on(REGISTER, PREREGISTERED)
                .on(LIST, NOTHING)
                .on(LIST, NOTHING)
                .on(LIST, listed(ID, OTHER))
                .on(LIST, NOTHING);

        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(unique()::submit)
                .satisfies(stopped ->
                        assertThat(stopped.candidates()).containsExactly(DocumentId.of(ID), DocumentId.of(OTHER)));
    }

    @Test
    void anotherDocumentIsNotTakenForOurs() {
        String likeOurs = listed("Aw7eRt5yUi3oPa1s", "Bw7eRt5yUi3oPa1s", "Cw7eRt5yUi3oPa1s");
        String unlike = likeOurs.replaceFirst("application.pdf", "Application.pdf")
                .replaceFirst("'signaturesTotal':0}]", "'signaturesTotal':1}]")
                .replaceFirst("(Bw7eRt5yUi3oPa1s.*?)'signedDataSize':0", "$1'signedDataSize':7");
        server.losesAnswer(REGISTER)
                .on(REGISTER, PREREGISTERED)
                .on(LIST, unlike)
                .on(LIST, NOTHING)
                .on(DATA, FIXED);

        assertThat(unique().submit().id()).isEqualTo(DocumentId.of(ID));
    }

    @Test
    void aRefusalStaysOne() {
        server.on(REGISTER, refusal("Authentication required"))
                .on(REGISTER, refusal("Feature is not available on current subscription level"));

        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(sigex.preregister(DOCUMENT)::submit);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(sigex.preregister(DOCUMENT)::submit);
    }

    @Test
    void aLostAnswerToTheDocumentIsAnsweredByComparing() {
        server.on(REGISTER, PREREGISTERED)
                .losesAnswer(DATA)
                .on(DATA, refusal("Document digests are already known"))
                .on(VERIFY, "{'documentId':'" + ID + "','dataArchived':true}");

        assertThat(sigex.preregister(DOCUMENT).submit().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, DATA, DATA, VERIFY);
    }

    /** No signature binds the document, so its size is not enough to tell. */
    @Test
    void anotherDocumentOfTheSameSizeIsNoticed() {
        server.on(DATA, refusal("Document digests are already known"))
                .on(VERIFY, refusal("Signature does not correspond to the document"));

        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> sigex.document(DocumentId.of(ID)).fixDigests(DOCUMENT));
    }

    @Test
    void aDocumentThatDoesNotComeThroughCanBeSentLater() {
        server.on(REGISTER, PREREGISTERED).losesAnswer(DATA);

        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(sigex.preregister(DOCUMENT)::submit)
                .satisfies(stopped -> assertThat(stopped.documentId()).contains(DocumentId.of(ID)));

        server.on(DATA, FIXED);
        assertThat(sigex.document(DocumentId.of(ID)).fixDigests(DOCUMENT).signedDataSize())
                .isEqualTo(7);
    }

    @Test
    void itIsUsedOnce() {
        server.on(REGISTER, PREREGISTERED).on(DATA, FIXED);
        Preregistration preregistration = sigex.preregister(DOCUMENT);
        preregistration.submit();

        assertThatIllegalStateException().isThrownBy(preregistration::submit);
    }
}
