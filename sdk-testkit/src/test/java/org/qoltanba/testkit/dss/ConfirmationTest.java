package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.json;
import static org.qoltanba.testkit.dss.DssWorld.opening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.phone.PhonePrompt;

/** Contract sections 7, 8.4 and 11: opening, polling and codes. */
class ConfirmationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    @Test
    void opensAChallengeAndRingsThePhone() {
        String transactionId = world.created(token);

        JsonNode answer = world.confirm(token, opening(transactionId)).json();
        String refId = answer.at("/Challenge/ContextData/RefID").textValue();
        assertThat(answer)
                .hasToString(("{'Challenge':{'Title':{'Value':'Подтвердите операцию в мобильном приложении'},"
                                + "'TextChallenge':[{'Label':'Подпись документа договор.txt','Title':'Подпись документа',"
                                + "'ExpiresIn':300,'ExpiresInSpecified':true,'CreatedAt':"
                                + world.clock.now().getEpochSecond() + ",'IsHidden':false,"
                                + "'AuthnMethod':'http://dss.cryptopro.ru/identity/authenticationmethod/mobile',"
                                + "'RefID':'" + refId + "','MaxLenSpecified':false,'HideTextSpecified':false}],"
                                + "'ContextData':{'RefID':'" + refId + "'}},'IsFinal':false,'IsError':false}")
                        .replace('\'', '"'));
        assertThat(refId).isNotEqualTo(transactionId);
        PhonePrompt prompt = world.phone().pending().get(0);
        assertThat(prompt.text()).isEqualTo("Подпись документа договор.txt");
        assertThat(prompt.expiresAt()).isEqualTo(world.clock.now().plusSeconds(300));
    }

    @Test
    void showsAPictureOnlyIfSomebodyDrawsOne() {
        world.dss.drawsOfflinePictures(
                text -> new OfflinePicture("image/gif", Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
        JsonNode challenge = world.confirm(token, opening(world.created(token))).json();

        String refId = challenge.at("/Challenge/TextChallenge/0/RefID").textValue();
        assertThat(challenge.at("/Challenge/TextChallenge/0/Image/MimeType").textValue())
                .isEqualTo("image/gif");
        assertThat(challenge.at("/Challenge/TextChallenge/0/Image/Value").textValue())
                .isEqualTo(DssWorld.base64("dss:" + refId + ":Подпись документа договор.txt"));
    }

    @Test
    void saysNotYetUntilThePhoneHasConfirmed() throws InterruptedException {
        world.phone().answersAfter(Duration.ofSeconds(40)).confirmsNext();
        String refId = world.opened(token);

        assertThat(world.poll(token, refId).json()).hasToString("{\"IsFinal\":false,\"IsError\":false}");
        world.clock.advance(Duration.ofSeconds(39));
        assertThat(world.poll(token, refId).json().get("IsFinal").booleanValue())
                .isFalse();
        world.clock.advance(SECOND);

        JsonNode confirmed = world.poll(token, refId).json();
        assertThat(confirmed.get("IsFinal").booleanValue()).isTrue();
        assertThat(confirmed.get("IsError").booleanValue()).isFalse();
        assertThat(confirmed.get("ExpiresIn").intValue()).isEqualTo(300);
        assertThat(confirmed.get("AccessToken").textValue()).isNotEqualTo(token).contains(".");
        assertThat(confirmed.size()).isEqualTo(4);
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void repeatsTheChallengeAndTheFinalAnswerIfSetTo() {
        world.dss.switches().confirmations().pollRepeatsChallenge(true).finalAnswerRepeatable(true);
        String refId = world.opened(token);

        assertThat(world.poll(token, refId)
                        .json()
                        .at("/Challenge/TextChallenge/0/RefID")
                        .textValue())
                .isEqualTo(refId);
        world.phone().confirm();
        JsonNode first = world.poll(token, refId).json();
        assertThat(world.poll(token, refId).json()).isEqualTo(first);
    }

    @Test
    void tellsOfARefusalOnce() {
        String refId = world.opened(token);
        world.phone().decline();

        assertThat(world.poll(token, refId).json())
                .hasToString("{\"IsFinal\":false,\"IsError\":true,\"Error\":\"authentication_declined\","
                        + "\"ErrorDescription\":\"Пользователь отказался от подтверждения операции\"}");
        world.poll(token, refId).assertRefused("invalid_transaction");
        assertThat(state()).isEqualTo(DssTransactionState.DECLINED);
    }

    @Test
    @Covers("invalid_transaction")
    void expiresAtTheDeadline() throws InterruptedException {
        String refId = world.opened(token);
        world.clock.advance(Duration.ofSeconds(290));
        String renewed = world.signIn();
        world.clock.advance(Duration.ofSeconds(9));
        assertThat(world.poll(renewed, refId).json().get("IsFinal").booleanValue())
                .isFalse();
        world.clock.advance(SECOND);

        world.poll(renewed, refId).assertRefused("invalid_transaction");
        assertThat(state()).isEqualTo(DssTransactionState.EXPIRED);
        assertThat(world.phone().pending()).isEmpty();
    }

    @Test
    @Covers("transaction_expired")
    void tellsOfExpiryInTheBodyIfSetTo() {
        world.dss.switches().confirmations().expiryAnsweredInBody(true).finalWithError(true);
        String refId = world.opened(token);
        world.dss.expire(refId);

        JsonNode answer = world.poll(token, refId).json();
        assertThat(answer.get("Error").textValue()).isEqualTo("transaction_expired");
        assertThat(answer.get("IsError").booleanValue()).isTrue();
        assertThat(answer.get("IsFinal").booleanValue()).isTrue();
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void takesADecisionInTimeEvenIfTheClientAsksTooLate() throws InterruptedException {
        world.phone().answersAfter(Duration.ofSeconds(299)).confirmsNext();
        String refId = world.opened(token);
        world.clock.advance(Duration.ofSeconds(305));

        assertThat(world.poll(world.signIn(), refId).json().get("IsFinal").booleanValue())
                .isTrue();
    }

    @Test
    void ignoresADecisionThatComesTooLate() throws InterruptedException {
        world.phone().answersAfter(Duration.ofMinutes(5)).confirmsNext();
        String refId = world.opened(token);
        world.clock.advance(Duration.ofMinutes(5));

        world.poll(world.signIn(), refId).assertRefused("invalid_transaction");
    }

    @Test
    @Covers("invalid_transaction")
    void expiresTransactionsThatAreNeverOpened() throws InterruptedException {
        String transactionId = world.created(token);
        world.clock.advance(Duration.ofMinutes(5));

        world.confirm(world.signIn(), opening(transactionId)).assertRefused("invalid_transaction");
    }

    @Test
    void outlivesTheTokenItWasOpenedWith() throws InterruptedException {
        world.dss.switches().signIn().tokenLifetime(Duration.ofMinutes(1));
        String early = world.signIn();
        String refId = world.opened(early);
        world.clock.advance(Duration.ofSeconds(61));

        world.poll(early, refId).assertEmpty(401);
        assertThat(world.poll(world.signIn(), refId).json().get("IsFinal").booleanValue())
                .isFalse();
    }

    @Test
    void takesTheCodeForConfirming() {
        String refId = world.opened(token);
        String code = world.phone().confirmationCode();
        assertThat(code).matches("[0-9]{6}");

        JsonNode confirmed = world.confirm(token, followUp(refId, code)).json();
        assertThat(confirmed.get("IsFinal").booleanValue()).isTrue();
        assertThat(confirmed.get("AccessToken").textValue()).isNotEmpty();
        world.confirm(token, followUp(refId, code)).assertRefused("invalid_transaction");
    }

    @Test
    void takesTheCodeForRefusing() {
        String refId = world.opened(token);

        JsonNode declined = world.confirm(token, followUp(refId, world.phone().cancellationCode()))
                .json();
        assertThat(declined.get("Error").textValue()).isEqualTo("authentication_declined");
        world.poll(token, refId).assertRefused("invalid_transaction");
    }

    @Test
    void answersTheCodeForRefusingAsErrorIfSetTo() {
        world.dss.switches().confirmations().cancellationAnsweredAsError(true).errorsInPascalCase(true);
        String refId = world.opened(token);

        DssWorld.Answer declined =
                world.confirm(token, followUp(refId, world.phone().cancellationCode()));
        assertThat(declined.status()).isEqualTo(400);
        assertThat(declined.body().get("Error").textValue()).isEqualTo("authentication_declined");
        assertThat(declined.body().has("ErrorDescription")).isTrue();
        assertThat(world.poll(token, refId).body().get("Error").textValue()).isEqualTo("invalid_transaction");
    }

    @Test
    @Covers("authentication_failed")
    void forgivesWrongCodes() {
        String refId = world.opened(token);
        String code = world.phone().confirmationCode();
        for (int i = 0; i < 10; i++) {
            world.confirm(token, followUp(refId, code + i)).assertRefused("authentication_failed");
        }

        assertThat(world.poll(token, refId).json().get("IsFinal").booleanValue())
                .isFalse();
        assertThat(world.confirm(token, followUp(refId, code))
                        .json()
                        .get("IsFinal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void countsWrongCodesIfSetTo() {
        world.dss.switches().confirmations().offlineCodeAttempts(2).offlineCodeLength(8);
        String refId = world.opened(token);
        String code = world.phone().confirmationCode();
        assertThat(code).hasSize(8);

        world.confirm(token, followUp(refId, "1")).assertRefused("authentication_failed");
        assertThat(world.confirm(token, followUp(refId, "2"))
                        .json()
                        .get("Error")
                        .textValue())
                .isEqualTo("max_attempts_exceeded");
        world.confirm(token, followUp(refId, code)).assertRefused("invalid_transaction");
        assertThat(state()).isEqualTo(DssTransactionState.FAILED);
    }

    @Test
    void letsTheFirstDecisionWin() {
        String refId = world.opened(token);
        String cancellation = world.phone().cancellationCode();
        world.phone().confirm();

        assertThat(world.confirm(token, followUp(refId, cancellation))
                        .json()
                        .get("IsFinal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    @Covers("transaction_pending")
    void refusesASecondQuestionWhileOneIsOpen() throws InterruptedException {
        String first = world.opened(token);
        String second = world.created(token);

        world.confirm(token, opening(second)).assertRefused("transaction_pending");
        world.dss.decline(first);
        assertThat(world.confirm(token, opening(second)).status()).isEqualTo(200);

        world.clock.advance(Duration.ofMinutes(5));
        String later = world.signIn();
        assertThat(world.confirm(later, opening(world.created(later))).status()).isEqualTo(200);
    }

    @Test
    void asksUsersIndependently() {
        world.dss.user("petrov").owns(world.individual());
        String petrov = world.signIn("petrov");
        String first = world.opened(token);
        world.opened(petrov, "CertificateID", "0");

        world.phones.of("petrov").confirm();
        assertThat(world.poll(token, first).json().get("IsFinal").booleanValue())
                .isFalse();
    }

    @Test
    @Covers("transaction_pending")
    void givesTheSameChallengeWhenOpenedAgain() {
        String transactionId = world.created(token);
        JsonNode first = world.confirm(token, opening(transactionId)).json();

        assertThat(world.confirm(token, opening(transactionId)).json()).isEqualTo(first);
        assertThat(world.phone().pending()).hasSize(1);
        world.dss.switches().confirmations().reopeningPending(true);
        world.confirm(token, opening(transactionId)).assertRefused("transaction_pending");
    }

    @Test
    void refusesWhatIsUnknownOrSomebodyElses() {
        world.dss.user("petrov").owns(world.individual());
        String petrov = world.signIn("petrov");
        String transactionId = world.created(token);
        String refId = world.confirm(token, opening(transactionId))
                .json()
                .at("/Challenge/ContextData/RefID")
                .textValue();

        world.confirm(token, opening("unknown")).assertRefused("invalid_transaction");
        world.confirm(petrov, opening(transactionId)).assertRefused("invalid_transaction");
        world.poll(token, "unknown").assertRefused("invalid_transaction");
        world.poll(petrov, refId).assertRefused("invalid_transaction");
        world.poll(token, transactionId).assertRefused("invalid_transaction");
    }

    @Test
    @Covers("invalid_client")
    void refusesApplicationsThatDoNotProveThemselves() {
        String transactionId = world.created(token);

        world.confirm(token, opening(transactionId).put("ClientSecret", "wrong"))
                .assertRefused("invalid_client");
        world.confirm(token, opening(transactionId).put("ClientId", "stranger")).assertRefused("invalid_client");
        world.confirm(token, opening(transactionId).putNull("ClientSecret")).assertRefused("invalid_client");
        world.confirm(token, opening(transactionId).putNull("ClientId")).assertRefused("invalid_client");
    }

    @Test
    void doesNotInsistOnTheApplication() {
        ObjectNode anonymous = opening(world.created(token));
        anonymous.remove("ClientId");
        anonymous.remove("ClientSecret");

        assertThat(world.confirm(token, anonymous).status()).isEqualTo(200);
    }

    @Test
    @Covers("invalid_client")
    void takesPublicApplicationsWithoutSecretOnly() {
        world.dss.client("public");
        ObjectNode request = opening(world.created(token)).put("ClientId", "public");

        world.confirm(token, request).assertRefused("invalid_client");
        request.remove("ClientSecret");
        assertThat(world.confirm(token, request).status()).isEqualTo(200);
    }

    @Test
    @Covers("invalid_request")
    void refusesOtherShapes() {
        String transactionId = world.created(token);
        String refId = world.confirm(token, opening(transactionId))
                .json()
                .at("/Challenge/ContextData/RefID")
                .textValue();
        String resource = "'Resource':'" + DssWorld.RESOURCE + "'";

        for (String request : new String[] {
            "{}",
            "{" + resource + "}",
            "{'TransactionTokenId':'" + transactionId + "'}",
            "{'Resource':'urn:cryptopro:dss:signserver:other','TransactionTokenId':'" + transactionId + "'}",
            "{" + resource + ",'ConfirmationScope':'template'}",
            "{" + resource + ",'ChallengeResponse':{}}",
            "{" + resource + ",'ChallengeResponse':{'TextChallengeResponse':[]}}",
            "{" + resource + ",'ChallengeResponse':{'TextChallengeResponse':[{}]}}",
            "{" + resource + ",'ChallengeResponse':{'TextChallengeResponse':[{'RefId':'a'},{'RefId':'b'}]}}",
            "{" + resource + ",'ChallengeResponse':{'ChoiceChallengeResponse':[{'RefId':'" + refId + "'}]}}",
            "{" + resource + ",'TransactionTokenId':'" + transactionId + "','CallbackUri':'relative/path'}",
            "{" + resource + ",'TransactionTokenId':'" + transactionId + "','CallbackUri':'::'}",
            "{" + resource + ",'TransactionTokenId':'" + transactionId
                    + "','ChallengeResponse':{'TextChallengeResponse':[{'RefId':'" + refId + "'}]}}"
        }) {
            world.confirm(token, json(request)).assertRefused("invalid_request");
        }
    }

    @Test
    void takesACallbackAddressThatNobodyUses() {
        assertThat(world.confirm(
                                token,
                                opening(world.created(token)).put("CallbackUri", "https://erp.example.ru/callback/1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksForABearer() {
        world.call("POST", "/STS/confirmation", Map.of("Content-Type", "application/json"), "{}")
                .assertEmpty(401);
    }

    @Test
    void asksForASecondFactor() {
        String transactionId = world.created(token);
        world.ivanov.withoutPhone();

        world.confirm(token, opening(transactionId)).assertEmpty(403);
    }

    private DssTransactionState state() {
        return world.dss.transactions().get(0).state();
    }
}
