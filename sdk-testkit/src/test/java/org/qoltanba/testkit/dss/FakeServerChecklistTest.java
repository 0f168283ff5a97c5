package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.opening;
import static org.qoltanba.testkit.dss.DssWorld.transaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The table of contract section 16, row by row. Switches, hooks and faithfulness are in {@link FakeServerSwitchesChecklistTest}. */
class FakeServerChecklistTest {

    private static final String FORM = "grant_type=password&username=ivanov&password=&resource=";
    private static final String GOOD = FORM + DssWorld.RESOURCE;
    private static final String FULL_BODY = "{'Content':'AAAA','Signature':{'Type':'CAdES','Parameters':"
            + "{'CADESType':'BES'},'CertificateId':13,'PinCode':'1234'}}";
    private static final String PIN = "{'Signature':{'PinCode':'1234'}}";

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    @Test
    void tokenUnknownClient() {
        world.token(GOOD + "&client_id=unknown", null).assertRefused("invalid_client");
    }

    @Test
    @Covers("unauthorized_client")
    void tokenClientWithoutThePasswordFlow() {
        world.dss.client("erp-client").withoutPasswordFlow();

        world.token(GOOD).assertRefused("unauthorized_client");
    }

    @Test
    void tokenResourceMissingOrNotOfTheUrnOrUrlForm() {
        world.token("grant_type=password&username=ivanov&password=").assertRefused("invalid_request");
        world.token(FORM + "signserver").assertRefused("invalid_request");
    }

    @Test
    void tokenResourceWellFormedButUnregistered() {
        DssWorld.Answer answer = world.token(FORM + "urn:cryptopro:dss:signserver:unknown");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).hasToString("{\"Message\":\"An error has occurred.\"}");
    }

    @Test
    @Covers("invalid_grant")
    void tokenWrongPasswordLockedUserOrSecondFactor() {
        world.dss.user("petrov").password("p");
        world.dss.user("locked").locked();
        world.dss.user("careful").needsSecondFactorToSignIn();

        for (String login : new String[] {"petrov", "locked", "careful", "unknown"}) {
            world.token(GOOD.replace("ivanov", login)).assertRefused("invalid_grant");
        }
        String asPetrov = GOOD.replace("ivanov", "petrov");
        world.token(asPetrov.replace("password=&", "password=P&")).assertRefused("invalid_grant");
        assertThat(world.token(asPetrov.replace("password=&", "password=p&")).status())
                .isEqualTo(200);
    }

    @Test
    void tokenPasswordForAnIdentificationOnlyUser() {
        assertThat(world.token(GOOD.replace("password=&", "password=x&")).status())
                .isEqualTo(200);
    }

    @Test
    @Covers("unsupported_grant_type")
    void tokenClientCredentials() {
        world.token("grant_type=client_credentials").assertRefused("unsupported_grant_type");
    }

    @Test
    void anySignServiceCallWithoutAValidBearer() {
        world.certificates("x").assertEmpty(401);
        world.get("policy", "x").assertEmpty(401);
        world.get("requests", "x").assertEmpty(401);
        world.create("x", transaction()).assertEmpty(401);
        world.result("x", "{}").assertEmpty(401);
        for (String path :
                new String[] {"documents/packagesignature", "documents/decrypt", "requests", "v2/signature"}) {
            world.sign(path, "x", "{}").assertEmpty(401);
        }
    }

    @Test
    @Covers("invalid_certificate")
    void transactionsWithAForeignOrUnknownCertificate() {
        int foreign = world.dss.user("petrov").owns(world.individual()).id();

        world.create(token, transaction("CertificateID", Integer.toString(foreign)))
                .assertRefused("invalid_certificate");
        world.create(token, transaction("CertificateID", "777")).assertRefused("invalid_certificate");
    }

    @Test
    void transactionsWithMissingOrIllegalSignatureParameters() {
        world.create(token, transaction("SignatureType", "")).assertRefused("invalid_request");
        world.create(token, transaction("CADESType", "A")).assertRefused("invalid_request");
    }

    @Test
    @Covers("content_required")
    void transactionsWithoutDocument() {
        world.create(token, transaction().putNull("Document")).assertRefused("content_required");
        world.create(token, transaction().put("OperationCode", 4)).assertRefused("content_required");
        world.create(token, transaction().putNull("Document").put("OperationCode", 8))
                .assertRefused("content_required");
    }

    @Test
    @Covers("invalid_operation")
    void transactionsUnknownCode() {
        world.create(token, transaction().put("OperationCode", 3)).assertRefused("invalid_operation");
    }

    @Test
    void directDocumentsWhilePolicyDemandsMfa() {
        world.result(token, FULL_BODY).assertEmpty(403);

        world.dss.policy().signingNeedsConfirmation(false);
        assertThat(world.result(token, FULL_BODY).json().isTextual()).isTrue();
    }

    @Test
    @Covers("invalid_signature_params")
    void directDocumentsWithWrongParameters() {
        world.dss.policy().signingNeedsConfirmation(false);

        world.result(token, FULL_BODY.replace("BES", "A")).assertRefused("invalid_signature_params");
    }

    @Test
    void openingAnUnknownTransactionOrOneOfAnotherUser() {
        world.dss.user("petrov").owns(world.individual());

        world.confirm(token, opening("unknown")).assertRefused("invalid_transaction");
        world.confirm(world.signIn("petrov"), opening(world.created(token))).assertRefused("invalid_transaction");
    }

    @Test
    @Covers("transaction_pending")
    void openingWhileTheUserHasAnotherChallengedTransaction() {
        world.opened(token);

        world.confirm(token, opening(world.created(token))).assertRefused("transaction_pending");
    }

    @Test
    void openingTheSameTransactionTwice() {
        String transactionId = world.created(token);

        assertThat(world.confirm(token, opening(transactionId)).json())
                .isEqualTo(world.confirm(token, opening(transactionId)).json());
        assertThat(world.phone().pending()).hasSize(1);
    }

    @Test
    void openingTheSameTransactionTwiceIsPendingIfSetTo() {
        world.dss.switches().confirmations().reopeningPending(true);
        String transactionId = world.created(token);
        assertThat(world.confirm(token, opening(transactionId)).status()).isEqualTo(200);

        world.confirm(token, opening(transactionId)).assertRefused("transaction_pending");
    }

    @Test
    @Covers("invalid_request")
    void openingWithoutAnyOfTheIds() {
        ObjectNode request = opening("x");
        request.remove("TransactionTokenId");

        world.confirm(token, request).assertRefused("invalid_request");
    }

    @Test
    void followUpWithUnknownRefId() {
        world.poll(token, "unknown").assertRefused("invalid_transaction");
    }

    @Test
    void pollBeforeDecision() {
        String refId = world.opened(token);

        for (int polls = 0; polls < 2; polls++) {
            assertThat(world.poll(token, refId).json()).hasToString("{\"IsFinal\":false,\"IsError\":false}");
        }
    }

    @Test
    void pollAfterDeclineOnceAndAgain() {
        String refId = world.opened(token);
        world.dss.decline(refId);

        assertDeclined(world.poll(token, refId));
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void pollAfterExpiry() {
        String refId = world.opened(token);
        world.dss.expire(refId);

        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void pollAfterExpiryInTheBodyIfSetTo() {
        world.dss.switches().confirmations().expiryAnsweredInBody(true);
        String refId = world.opened(token);
        world.dss.expire(refId);

        DssWorld.Answer expired = world.poll(token, refId);
        assertThat(expired.json().get("IsError").booleanValue()).isTrue();
        assertThat(expired.json().get("Error").textValue()).isEqualTo("transaction_expired");
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void pollAfterConfirmOnceAndAgain() {
        String refId = world.opened(token);
        world.dss.confirm(refId);

        DssWorld.Answer confirmed = world.poll(token, refId);
        assertThat(confirmed.json().get("IsFinal").booleanValue()).isTrue();
        assertThat(confirmed.json().get("AccessToken").textValue()).isNotEmpty().isNotEqualTo(token);
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void offlineWrongCode() {
        String refId = world.opened(token);

        world.confirm(token, followUp(refId, "wrong")).assertRefused("authentication_failed");
        assertThat(world.poll(token, refId).json().get("IsFinal").booleanValue())
                .isFalse();
        assertThat(world.confirm(token, followUp(refId, world.dss.confirmationCode(refId)))
                        .json()
                        .get("IsFinal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    @Covers("authentication_declined")
    void offlineCancellationCode() {
        String refId = world.opened(token);

        assertDeclined(world.confirm(token, followUp(refId, world.phone().cancellationCode())));
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    @Covers("max_attempts_exceeded")
    void oneTimeCodeWrongWithAttemptsLeftAndWithout() {
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String refId = world.opened(token);

        for (int left = 2; left > 0; left--) {
            DssWorld.Answer answer = world.confirm(token, followUp(refId, "wrong"));
            assertThat(answer.json().get("IsFinal").booleanValue()).isFalse();
            assertThat(answer.json().get("IsError").booleanValue()).isFalse();
            assertThat(answer.json().at("/Challenge/Title/Value").textValue())
                    .isEqualTo("Неверный код подтверждения. Осталось попыток: " + left);
        }
        DssWorld.Answer last = world.confirm(token, followUp(refId, "wrong"));
        assertThat(last.json().get("IsError").booleanValue()).isTrue();
        assertThat(last.json().get("Error").textValue()).isEqualTo("max_attempts_exceeded");
        world.confirm(token, followUp(refId, world.phone().lastSms().code())).assertRefused("invalid_transaction");
    }

    @Test
    void resultOnTheWrongEndpoint() {
        String finalToken = world.confirmed(token);

        for (String path : new String[] {"packagesignature", "decrypt"}) {
            world.post("/SignServer/rest/api/documents/" + path, finalToken, DssWorld.json("{}"))
                    .assertRefused("invalid_request");
        }
        world.post("/SignServer/rest/api/requests", finalToken, DssWorld.json("{}"))
                .assertRefused("invalid_request");
        assertThat(world.result(finalToken, PIN).status()).isEqualTo(200);
    }

    @Test
    @Covers("content_required")
    void resultWithTheSignInToken() {
        world.result(token, "{}").assertRefused("content_required");
        world.result(token, FULL_BODY).assertEmpty(403);
    }

    @Test
    @Covers("invalid_pin")
    void resultWithPinMissingOrWrong() {
        String finalToken = world.confirmed(token);

        world.result(finalToken, "{}").assertRefused("invalid_pin");
        world.result(finalToken, PIN.replace("1234", "0000")).assertRefused("invalid_pin");
        assertThat(world.result(finalToken, PIN).status()).isEqualTo(200);
    }

    @Test
    void resultWithExpiredFinalToken() throws InterruptedException {
        String finalToken = world.confirmed(token);
        world.clock.advance(Duration.ofMinutes(5));

        world.result(finalToken, PIN).assertEmpty(401);
    }

    @Test
    void resultRepeated() {
        String finalToken = world.confirmed(token);
        world.result(finalToken, PIN).json();

        world.result(finalToken, PIN).assertRefused("invalid_transaction");
    }

    @Test
    void resultRepeatedIfSetTo() {
        world.dss.switches().transactions().resultRepeatable(true);
        String finalToken = world.confirmed(token);

        assertThat(world.result(finalToken, PIN).json())
                .isEqualTo(world.result(finalToken, PIN).json());
    }

    @Test
    void confirmationOfAConfirmedOperation() {
        OperationWorld v2 = new OperationWorld();
        v2.switches().operations().asyncAllowed(true);
        v2.dss.dss.policy().signingNeedsConfirmation(false);
        ObjectNode request = v2.request().put("IsAsync", true);
        OperationWorld.signature(request).put("PinCode", "1234");
        String id = v2.created(request).get("Id").textValue();

        RawCalls.assertRefused(v2.open(id), "invalid_transaction");
    }

    private static void assertDeclined(DssWorld.Answer answer) {
        assertThat(answer.json().get("IsError").booleanValue()).isTrue();
        assertThat(answer.json().get("IsFinal").booleanValue()).isFalse();
        assertThat(answer.json().get("Error").textValue()).isEqualTo("authentication_declined");
    }
}
