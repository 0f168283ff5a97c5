package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.opening;
import static org.qoltanba.testkit.dss.DssWorld.transaction;
import static org.qoltanba.testkit.dss.DssWorld.transactionOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.journal.Journal;

/** Contract section 16 around its table: the behaviour knobs, the test hooks, the signed output and the faithfulness tests, one by one. */
class FakeServerSwitchesChecklistTest {

    private static final String GRANT = "grant_type=password&username=ivanov&password=&resource=" + DssWorld.RESOURCE;
    private static final String PIN = "{'Signature':{'PinCode':'1234'}}";

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();
    private final FakeHttpServer server = new FakeHttpServer(world.clock, new Journal());
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void serve() {
        server.mount("/erp", receiver);
        world.dss.servedBy(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String openedWithCallback() {
        return refId(world.confirm(token, opening(world.created(token)).put("CallbackUri", server.uri() + "/erp/one")));
    }

    private List<JsonNode> told(Duration later) throws InterruptedException {
        world.clock.advance(later);
        return receiver.at("/erp/one");
    }

    private static String refId(DssWorld.Answer opened) {
        return opened.json().at("/Challenge/ContextData/RefID").textValue();
    }

    private static boolean isFinal(DssWorld.Answer answer) {
        return answer.json().get("IsFinal").booleanValue();
    }

    @Test
    void knobClock() {
        assertThat(world.confirm(token, opening(world.created(token)))
                        .json()
                        .at("/Challenge/TextChallenge/0/CreatedAt")
                        .longValue())
                .isEqualTo(world.clock.now().getEpochSecond());
    }

    @Test
    void knobTokenLifetime() throws InterruptedException {
        assertThat(world.token(GRANT).json().get("expires_in").intValue()).isEqualTo(300);

        world.dss.switches().signIn().tokenLifetime(Duration.ofMinutes(1));
        JsonNode answer = world.token(GRANT).json();
        assertThat(answer.get("expires_in").intValue()).isEqualTo(60);
        String brief = answer.get("access_token").textValue();
        world.clock.advance(Duration.ofSeconds(59));
        assertThat(world.certificates(brief).status()).isEqualTo(200);
        world.clock.advance(Duration.ofSeconds(1));
        world.certificates(brief).assertEmpty(401);
    }

    @Test
    void knobTransactionLifetime() throws InterruptedException {
        world.dss.switches().transactions().lifetime(Duration.ofMinutes(2));
        DssWorld.Answer opened = world.confirm(token, opening(world.created(token)));
        assertThat(opened.json().at("/Challenge/TextChallenge/0/ExpiresIn").intValue())
                .isEqualTo(120);

        world.clock.advance(Duration.ofSeconds(119));
        assertThat(isFinal(world.poll(token, refId(opened)))).isFalse();
        world.clock.advance(Duration.ofSeconds(1));
        world.poll(token, refId(opened)).assertRefused("invalid_transaction");
    }

    @Test
    void knobOfflineCodeLength() {
        world.dss.switches().confirmations().offlineCodeLength(9);
        String refId = world.opened(token);

        assertThat(world.dss.confirmationCode(refId)).hasSize(9);
        assertThat(world.dss.cancellationCode(refId)).hasSize(9);
    }

    @Test
    void knobOtpAttempts() {
        world.dss.switches().codes().attempts(1);
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String refId = world.opened(token);

        assertThat(world.confirm(token, followUp(refId, "wrong"))
                        .json()
                        .get("Error")
                        .textValue())
                .isEqualTo("max_attempts_exceeded");
    }

    @Test
    void knobMethodsPerUser() {
        world.ivanov.confirmsBy(ConfirmationMethod.EMAIL);
        assertThat(world.confirm(token, opening(world.created(token)))
                        .json()
                        .at("/Challenge/TextChallenge/0/AuthnMethod")
                        .textValue())
                .isEqualTo(ConfirmationMethod.EMAIL.uri());

        world.dss.user("petrov").owns(14, world.individual());
        String petrov = world.signIn("petrov");
        assertThat(world.confirm(petrov, opening(world.created(petrov, "CertificateID", "14")))
                        .json()
                        .at("/Challenge/TextChallenge/0/AuthnMethod")
                        .textValue())
                .isEqualTo(ConfirmationMethod.MOBILE.uri());
    }

    @Test
    void knobIdentificationOnly() {
        assertThat(world.token(GRANT).status()).isEqualTo(200);

        world.ivanov.password("secret");
        world.token(GRANT).assertRefused("invalid_grant");
    }

    @Test
    void knobPolicyPerAction() {
        String signing = "{'Content':'AAAA','Signature':{'Type':'CAdES','Parameters':{'CADESType':'BES'},"
                + "'CertificateId':13,'PinCode':'1234'}}";
        String pin = "{'OldPin':'1234','NewPin':'4321'}";
        world.dss.policy().confirmationRequired(DssAction.CHANGE_PIN, true);
        world.dss.policy().confirmationRequired(DssAction.SIGN_DOCUMENT, false);

        assertThat(world.result(token, signing).status()).isEqualTo(200);
        world.sign("certificates/13/pin", token, pin).assertEmpty(403);
    }

    @Test
    void knobErrorShape() {
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        world.dss.switches().codes().wrongCodeAnsweredAsError(true);
        String refId = world.opened(token);
        world.confirm(token, followUp(refId, "wrong")).assertRefused("authentication_failed");

        world.dss.switches().codes().wrongCodeAnsweredAsError(false);
        assertThat(world.confirm(token, followUp(refId, "wrong"))
                        .json()
                        .get("IsError")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void knobCallbackOff() throws InterruptedException {
        world.dss.switches().callbacks().installed(false);
        String refId = openedWithCallback();
        world.dss.confirm(refId);

        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void knobCallbackDuplicate() throws InterruptedException {
        world.dss.switches().callbacks().copies(2);
        world.dss.confirm(openedWithCallback());

        List<JsonNode> told = told(Duration.ZERO);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isEqualTo(told.get(1));
    }

    @Test
    void knobCallbackDelayed() throws InterruptedException {
        world.dss.switches().callbacks().delay(Duration.ofSeconds(20));
        world.dss.confirm(openedWithCallback());

        assertThat(told(Duration.ofSeconds(19))).isEmpty();
        assertThat(told(Duration.ofSeconds(1))).hasSize(1);
    }

    @Test
    void knobOneShotResult() {
        String finalToken = world.confirmed(token);
        assertThat(world.result(finalToken, PIN).status()).isEqualTo(200);
        world.result(finalToken, PIN).assertRefused("invalid_transaction");

        world.dss.switches().transactions().resultRepeatable(true);
        String other = world.confirmed(token);
        assertThat(world.result(other, PIN).json())
                .isEqualTo(world.result(other, PIN).json());
    }

    @Test
    void knobCaseInsensitiveRequestBinding() {
        ObjectNode request = DssWorld.JSON.createObjectNode();
        opening(world.created(token))
                .properties()
                .forEach(member -> request.set(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));

        assertThat(world.confirm(token, request).json().has("Challenge")).isTrue();
    }

    @Test
    void hookConfirm() {
        String refId = world.opened(token);
        world.dss.confirm(refId);

        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void hookDecline() {
        String refId = world.opened(token);
        world.dss.decline(refId);

        assertThat(world.poll(token, refId).json().get("Error").textValue()).isEqualTo("authentication_declined");
    }

    @Test
    void hookExpire() {
        String refId = world.opened(token);
        world.dss.expire(refId);

        world.poll(token, refId).assertRefused("invalid_transaction");
        assertThat(isFinal(world.poll(token, world.opened(token)))).isFalse();
    }

    @Test
    void hookOfflineCodes() {
        String refId = world.opened(token);
        assertThat(world.dss.confirmationCode(refId))
                .isEqualTo(world.phone().confirmationCode())
                .isNotEqualTo(world.dss.cancellationCode(refId));
        assertThat(world.dss.cancellationCode(refId)).isEqualTo(world.phone().cancellationCode());

        assertThat(isFinal(world.confirm(token, followUp(refId, world.dss.confirmationCode(refId)))))
                .isTrue();
    }

    @Test
    void hookSentOtp() {
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String refId = world.opened(token);
        assertThat(world.dss.sentCode(refId)).isEqualTo(world.phone().lastSms().code());

        assertThat(isFinal(world.confirm(token, followUp(refId, world.dss.sentCode(refId)))))
                .isTrue();
    }

    @Test
    void hookCallbacks() throws InterruptedException {
        world.dss.confirm(openedWithCallback());
        JsonNode told = told(Duration.ZERO).get(0);

        assertThat(world.dss.callbacks()).singleElement().satisfies(sent -> {
            assertThat(sent.uri()).hasToString(server.uri() + "/erp/one");
            assertThat(sent.body()).isEqualTo(told.toString());
            assertThat(sent.at()).isEqualTo(world.clock.now());
            assertThat(sent.status()).hasValue(200);
        });
    }

    @Test
    void signedOutputIsRealAndPackagesKeepTheirOrder() throws CMSException {
        List<String> texts = List.of("third", "first", "second");
        ObjectNode request = transactionOf(4);
        request.set("Parameters", transaction().get("Parameters"));
        ArrayNode documents = request.putArray("Documents");
        texts.forEach(text -> documents.addObject().put("Name", text).put("Content", DssWorld.base64(text)));
        JsonNode results = world.sign("documents/packagesignature", world.confirmed(token, request), PIN)
                .json()
                .get("Results");

        List<String> signed = new ArrayList<>();
        for (JsonNode result : results) {
            CMSSignedData cms = new CMSSignedData(Base64.getDecoder().decode(result.textValue()));
            signed.add(new String((byte[]) cms.getSignedContent().getContent(), StandardCharsets.UTF_8));
        }
        assertThat(signed).isEqualTo(texts);
    }

    @Test
    void spellingOfIdentifiersInAnswersAndCallbacks() throws InterruptedException {
        DssWorld.Answer opened =
                world.confirm(token, opening(world.created(token)).put("CallbackUri", server.uri() + "/erp/one"));
        assertThat(opened.json().at("/Challenge/TextChallenge/0").has("RefID")).isTrue();
        assertThat(opened.json().at("/Challenge/TextChallenge/0").has("RefId")).isFalse();
        assertThat(opened.json().at("/Challenge/ContextData").has("RefID")).isTrue();
        world.dss.confirm(refId(opened));

        assertThat(told(Duration.ZERO).get(0).get("TransactionId").textValue()).isEqualTo(refId(opened));
    }

    @Test
    void missingClientSecret() {
        ObjectNode request = opening(world.created(token));
        request.remove("ClientSecret");
        DssWorld.Answer refused = world.confirm(token, request);
        refused.assertRefused("invalid_client");

        world.dss.client("public");
        request.put("ClientId", "public");
        assertThat(world.confirm(token, request).status()).isEqualTo(200);
    }

    @Test
    void basicWithEmptySecret() {
        world.dss.client("public");

        assertThat(world.token(GRANT, "Basic " + DssWorld.base64("public:")).status())
                .isEqualTo(200);
        world.token(GRANT, "Basic " + DssWorld.base64("erp-client:")).assertRefused("invalid_client");
    }

    @Test
    void bareStringBodies() {
        assertThat(world.create(token, transaction()).json().isTextual()).isTrue();
        assertThat(world.result(world.confirmed(token), PIN).json().isTextual()).isTrue();
    }

    @Test
    void confirmationThatOutlivesTheToken() throws InterruptedException {
        world.clock.advance(Duration.ofSeconds(200));
        String refId = world.opened(token);
        world.clock.advance(Duration.ofSeconds(100));
        world.poll(token, refId).assertEmpty(401);
        String renewed = world.signIn();
        assertThat(isFinal(world.poll(renewed, refId))).isFalse();
        world.dss.confirm(refId);

        assertThat(isFinal(world.poll(renewed, refId))).isTrue();
    }

    @Test
    void earlyCallbackComesBeforeAnyPoll() throws InterruptedException {
        world.phone().answersAfter(Duration.ofSeconds(1)).confirmsNext();
        String refId = openedWithCallback();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(told(Duration.ZERO)).hasSize(1);
        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void whoAsksBecauseOfAForgedCallbackIsToldNotYet() throws InterruptedException {
        String refId = openedWithCallback();

        for (String forged : new String[] {"success", "failed"}) {
            assertThat(told(Duration.ofSeconds(20))).isEmpty();
            assertThat(world.poll(token, refId).json())
                    .as("asked after a forged " + forged)
                    .hasToString("{\"IsFinal\":false,\"IsError\":false}");
        }
        world.dss.confirm(refId);
        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void lostCallbackLeavesTheAnswerToThePoll() throws InterruptedException {
        world.dss.switches().callbacks().loseNext(1);
        String refId = openedWithCallback();
        world.dss.confirm(refId);

        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void twoParallelTransactionsOfOneUserTakeTurns() {
        String first = world.created(token);
        String second = world.created(token);
        String refId = refId(world.confirm(token, opening(first)));
        world.confirm(token, opening(second)).assertRefused("transaction_pending");
        world.dss.confirm(refId);

        assertThat(world.confirm(token, opening(second)).status()).isEqualTo(200);
        assertThat(isFinal(world.poll(token, refId))).isTrue();
    }

    @Test
    void codeTypedWhilePolling() {
        String refId = world.opened(token);
        assertThat(isFinal(world.poll(token, refId))).isFalse();
        assertThat(isFinal(world.confirm(token, followUp(refId, world.dss.confirmationCode(refId)))))
                .isTrue();
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void choiceThenOtp() {
        world.ivanov.confirmsBy(ConfirmationMethod.MOBILE, ConfirmationMethod.SMS);
        DssWorld.Answer choice = world.confirm(token, opening(world.created(token)));
        assertThat(choice.json().at("/Challenge/ChoiceChallenge/0/Choice")).hasSize(2);
        ObjectNode chosen = followUp("x");
        ObjectNode response = (ObjectNode) chosen.get("ChallengeResponse");
        response.remove("TextChallengeResponse");
        response.putArray("ChoiceChallengeResponse")
                .addObject()
                .put("RefId", refId(choice))
                .putArray("ChoiceSelected")
                .addObject()
                .put("RefID", ConfirmationMethod.SMS.uri());
        String refId = refId(world.confirm(token, chosen));

        assertThat(isFinal(world.confirm(
                        token, followUp(refId, world.phone().lastSms().code()))))
                .isTrue();
    }

    @Test
    void declineThenPoll() {
        String refId = world.opened(token);
        world.phone().decline();

        assertThat(world.poll(token, refId).json().get("Error").textValue()).isEqualTo("authentication_declined");
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void serverClockAheadOfTheClient() {
        world.dss.switches().installation().clockAhead(Duration.ofMinutes(2));

        assertThat(world.confirm(token, opening(world.created(token)))
                        .json()
                        .at("/Challenge/TextChallenge/0/CreatedAt")
                        .longValue())
                .isEqualTo(world.clock.now().plusSeconds(120).getEpochSecond());
    }
}
