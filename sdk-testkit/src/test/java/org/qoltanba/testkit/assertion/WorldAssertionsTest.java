package org.qoltanba.testkit.assertion;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.assertion.WorldAssertions.assertThat;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.console.DssCaller;
import org.qoltanba.testkit.dss.DssOperationState;
import org.qoltanba.testkit.dss.DssTransactionState;
import org.qoltanba.testkit.junit.FakeWorld;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

@Timeout(60)
@FakeWorld(scenario = Scenario.TWO_COMPANIES)
class WorldAssertionsTest {

    private static final Iin SIGNER = Iin.of("850101300011");
    private static final Iin OTHER = Iin.of("800303400033");
    private static final Bin COMPANY = Bin.of("970440000012");

    @Test
    void sentencesThatAreTrue(FakeServices world, Scene scene) throws Exception {
        String id = register(world, scene);
        assertThat(world.sigex())
                .hasDocuments(1)
                .hasDocument(id)
                .signedBy(SIGNER)
                .notified("A@b.kz");
        assertThat(world.sigex())
                .hasOneDocument()
                .isComplete()
                .hasTitle("contract.txt")
                .hasSignatures(1)
                .signedFor(COMPANY)
                .notSignedBy(OTHER);
        assertThat(world.mailbox("a@b.kz")).hasMails(1).received("contract.txt");
        assertThat(world.journal()).saw(on("POST", "/api"), 1).saw(on("POST", "/api/{id}/data"), 1);
    }

    @Test
    void sentencesThatAreFalse(FakeServices world, Scene scene) throws Exception {
        refuses(() -> assertThat(world.sigex()).hasOneDocument(), "Expected 1 document, but registered are 0");
        String id = register(world, scene);
        DocumentAssert document = assertThat(world.sigex()).hasDocument(id);
        refuses(() -> assertThat(world.sigex()).hasDocument("other"), "registered are: [" + id);
        refuses(
                () -> document.signedBy(OTHER),
                "Expected a signature of this person, but document " + id
                        + " 'contract.txt' is complete and has 1 signature" + ": for " + COMPANY.prefixed());
        refuses(() -> document.notSignedBy(SIGNER), "no signature of this person");
        refuses(() -> document.signedFor(Bin.of("000000000009")), "for this organisation");
        refuses(() -> document.hasSignatures(2), "2 signatures");
        refuses(() -> document.hasTitle("other"), "the title 'other'");
        refuses(() -> document.notified("nobody@b.kz"), "there are mails to [a@b.kz]");
        refuses(() -> assertThat(world.mailbox("a@b.kz")).received("order"), "'order' in its subject");
        refuses(() -> assertThat(world.mailbox("a@b.kz")).hasMails(0), "Expected 0 mails");
        refuses(() -> assertThat(world.journal()).saw(on("POST", "/api"), 2), "saw it 1 time in");
    }

    @Test
    void sentencesAboutDss(FakeServices world, Scene scene) throws Exception {
        refuses(() -> assertThat(world.dss()).hasOneTransaction(), "Expected 1 transaction, but there are 0");
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String token = erp.token();
        String refId = erp.open(token, "We agree.");
        assertThat(world.dss())
                .hasTransaction(refId)
                .of("ivanov")
                .isIn(DssTransactionState.CHALLENGED)
                .says("contract");
        refuses(
                () -> assertThat(world.dss()).hasTransaction(refId).confirmedBy("ivanov"),
                "Expected a transaction confirmed");
        refuses(() -> assertThat(world.dss()).hasOneTransaction().of("petrova"), "of petrova, but ");
        refuses(() -> assertThat(world.dss()).hasOneTransaction().says("order"), "'order' for the user to read");
        refuses(() -> assertThat(world.dss()).hasTransaction("other"), "Expected transaction other, but there are: [");
        world.dss().confirm(refId);
        String last = erp.poll(token, refId, "").get("AccessToken").textValue();
        erp.signature(last, scene.users().contains("ivanov") ? "1234" : "");
        assertThat(world.dss())
                .hasTransactions(1)
                .hasCallbacks(0)
                .hasOneTransaction()
                .confirmedBy("ivanov")
                .isCompleted();
        refuses(() -> assertThat(world.dss()).hasOneTransaction().declinedBy("ivanov"), "DECLINED");
    }

    @Test
    void sentencesAboutOperationsDocumentsAndCertificates(FakeServices world) throws Exception {
        int id = world.dss().user("li").owns(world.pki().individual(OTHER)).id();
        assertThat(world.dss()).hasCertificate("li", id, "ACTIVE");
        refuses(() -> assertThat(world.dss()).hasCertificate("li", id, "REVOKED"), id + " ACTIVE");
        refuses(() -> assertThat(world.dss()).hasOneOperation(), "Expected 1 operation, but there are 0");
        refuses(() -> assertThat(world.dss()).hasDocument("li", "a.txt"), "a document 'a.txt' of li");
        DssCaller erp = new DssCaller(world.uri(), "li");
        String token = erp.token();
        String operation = erp.operation(token, "a.txt", "We agree.");
        assertThat(world.dss()).hasOperation(operation).of("li").hasDocuments(1).isIn(DssOperationState.CREATED);
        OperationAssert created = assertThat(world.dss()).hasOneOperation();
        refuses(() -> created.confirmedBy("li"), "Expected an operation confirmed");
        refuses(() -> created.declinedBy("li"), "DECLINED");
        refuses(() -> created.isCompleted(), "COMPLETED, but " + operation);
        refuses(() -> created.hasDocuments(2), "with 2 documents");
        refuses(() -> created.hasDocument("a.txt", DocumentDecision.APPROVE), "the decision APPROVE");
        refuses(() -> assertThat(world.dss()).hasOperation("other"), "Expected operation other, but there are: [");
    }

    private static void refuses(ThrowingCallable sentence, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(sentence).withMessageContaining(message);
    }

    private static String register(FakeServices world, Scene scene) throws Exception {
        return register(world, scene, "contract.txt");
    }

    /** Registers a document with the signature of the buyer's director. */
    static String register(FakeServices world, Scene scene, String title) throws Exception {
        DocumentSource document = DocumentSource.text(title, "We agree.");
        String signature = Base64.getEncoder()
                .encodeToString(scene.person("buyer-director")
                        .signer()
                        .sign(document)
                        .encoded()
                        .toArray());
        HttpClient http = HttpClient.newHttpClient();
        String registered = http.send(
                        HttpRequest.newBuilder(world.uri().resolve("/api"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("""
                                    {"title": "%s", "signType": "cms", "signature": "%s",
                                     "emailNotifications": {"to": ["a@b.kz"]}}\
                                    """.formatted(title, signature)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        String id = registered.replaceAll("(?s).*\"documentId\":\"([^\"]+)\".*", "$1");
        http.send(
                HttpRequest.newBuilder(world.uri().resolve("/api/" + id + "/data"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString("We agree."))
                        .build(),
                BodyHandlers.ofString());
        return id;
    }
}
