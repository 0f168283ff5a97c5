package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.opening;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.journal.Journal;

/** Contract section 9.1: what applications are told, over a real socket. */
class CallbackTest {

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

    private String opened() {
        return world.confirm(token, opening(world.created(token)).put("CallbackUri", server.uri() + "/erp/one"))
                .json()
                .at("/Challenge/ContextData/RefID")
                .textValue();
    }

    private List<JsonNode> told() throws InterruptedException {
        world.clock.advance(Duration.ZERO);
        return receiver.at("/erp/one");
    }

    private static JsonNode failed(String refId, String error, String description) {
        return DssWorld.JSON
                .createObjectNode()
                .put("Result", "failed")
                .put("TransactionId", refId)
                .put("Error", error)
                .put("ErrorDescription", description);
    }

    @Test
    @Covers("authentication_declined")
    void tellsOfARefusal() throws InterruptedException {
        String refId = opened();
        world.phone().decline();

        assertThat(told())
                .containsExactly(
                        failed(refId, "authentication_declined", "Пользователь отказался от подтверждения операции"));
    }

    @Test
    @Covers("transaction_expired")
    void tellsOfExpiryWhenItHappens() throws InterruptedException {
        String refId = opened();
        world.clock.advance(Duration.ofSeconds(299));
        assertThat(told()).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(told()).containsExactly(failed(refId, "transaction_expired", "Срок действия транзакции истек"));
    }

    @Test
    void tellsOfADecisionByCodeUnlessSetTo() throws InterruptedException {
        String refId = opened();
        world.confirm(token, followUp(refId, world.phone().confirmationCode())).json();
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body.get("Result").textValue()).isEqualTo("success"));

        world.dss.switches().callbacks().afterCode(false);
        String second = opened();
        world.confirm(token, followUp(second, world.phone().cancellationCode())).json();
        assertThat(told()).hasSize(1);
    }

    @Test
    void tellsNobodyWithoutThePlugIn() throws InterruptedException {
        world.dss.switches().callbacks().installed(false);
        opened();
        world.phone().confirm();

        assertThat(told()).isEmpty();
        assertThat(world.dss.callbacks()).isEmpty();
    }

    @Test
    void tellsTwiceLateAndWithoutEmptyTextsIfSetTo() throws InterruptedException {
        world.dss.switches().callbacks().copies(2).delay(Duration.ofSeconds(10)).emptyErrors(false);
        String refId = opened();
        world.phone().confirm();
        assertThat(told()).isEmpty();
        world.clock.advance(Duration.ofSeconds(10));

        JsonNode success = DssWorld.json("{'Result':'success','TransactionId':'" + refId + "'}");
        assertThat(told()).containsExactly(success, success);
    }

    @Test
    void losesWhatItIsToldToLose() throws InterruptedException {
        world.dss.switches().callbacks().loseNext(1);
        opened();
        world.phone().confirm();

        assertThat(told()).isEmpty();
        assertThat(world.dss.callbacks()).singleElement().satisfies(callback -> {
            assertThat(callback.status()).isEmpty();
            assertThat(callback.problem()).isEqualTo("lost on the way");
        });
    }

    @Test
    void doesNotTryAgain() throws InterruptedException {
        receiver.answers(500);
        opened();
        world.phone().confirm();
        assertThat(told()).hasSize(1);
        world.clock.advance(Duration.ofHours(1));

        assertThat(told()).hasSize(1);
        assertThat(world.dss.callbacks().get(0).status()).hasValue(500);
    }

    @Test
    @Covers("internal_error")
    void tellsOfAFaultOfTheService() throws InterruptedException {
        String refId = opened();
        world.dss.fail(refId);

        assertThat(told()).containsExactly(failed(refId, "internal_error", "Внутренняя ошибка сервиса"));
    }

    @Test
    void mayLeaveTheReasonOut() throws InterruptedException {
        world.dss.switches().callbacks().namedFailures(false);
        String refId = opened();
        world.phone().decline();

        assertThat(told()).containsExactly(failed(refId, "", ""));
    }

    @Test
    void mayTryAgainWhereNobodyTookIt() throws InterruptedException {
        world.dss
                .switches()
                .callbacks()
                .attempts(3)
                .attemptsEvery(Duration.ofSeconds(20))
                .loseNext(2);
        opened();
        world.phone().decline();

        assertThat(told()).isEmpty();
        world.clock.advance(Duration.ofSeconds(20));
        assertThat(told()).isEmpty();
        world.clock.advance(Duration.ofSeconds(20));
        assertThat(told()).hasSize(1);
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(told()).as("taken, so not sent again").hasSize(1);
    }

    @Test
    void aFaultLosesIt() throws InterruptedException {
        FaultRule rule = world.dss.faults().loseCallback();
        opened();
        world.phone().confirm();

        assertThat(told()).isEmpty();
        assertThat(rule.struck()).isOne();
        assertThat(world.dss.callbacks())
                .singleElement()
                .satisfies(lost -> assertThat(lost.problem()).isEqualTo("lost on the way"));
    }

    @Test
    void aFaultDoublesIt() throws InterruptedException {
        world.dss.faults().duplicateCallback();
        String refId = opened();
        world.phone().confirm();

        assertThat(told()).hasSize(2).allSatisfy(body -> assertThat(body).isEqualTo(success(refId)));
    }

    @Test
    void aFaultLetsItComeLate() throws InterruptedException {
        world.dss.faults().lateCallback(Duration.ofSeconds(30));
        String refId = opened();
        world.phone().confirm();
        world.clock.advance(Duration.ofSeconds(29));
        assertThat(told()).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(told()).containsExactly(success(refId));
    }

    /** What somebody has made up comes first, and says the opposite. */
    @Test
    void aFaultForgesOne() throws InterruptedException {
        world.dss.faults().forgedCallback().times(2);
        String confirmed = opened();
        world.phone().confirm();
        assertThat(told())
                .containsExactly(
                        failed(confirmed, "authentication_declined", "Пользователь отказался"), success(confirmed));

        String declined = opened();
        world.phone().decline();
        assertThat(told().subList(2, 4)).first().isEqualTo(success(declined));
        assertThat(told().get(3).get("Result").textValue()).isEqualTo("failed");
        assertThat(world.dss.callbacks()).hasSize(2);
    }

    private static JsonNode success(String refId) {
        return DssWorld.json("{'Result':'success','TransactionId':'" + refId + "','Error':'','ErrorDescription':''}");
    }

    /** Whoever runs by a wrong clock lets expire what the others hold for good, but phones answer as ever. */
    @Test
    void aWrongClockDatesTokensAndLetsThemExpire() throws InterruptedException {
        FaultRule skew = world.dss.faults().clockSkew(Duration.ofMinutes(4));
        opened();
        world.phone().confirm();
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body.get("Result").textValue()).isEqualTo("success"));

        world.dss.faults().remove(skew);
        world.dss.faults().clockSkew(Duration.ofMinutes(6));
        assertThat(world.call("GET", "/SignServer/rest/api/policy", Map.of("Authorization", "Bearer " + token), "")
                        .status())
                .isEqualTo(401);
    }
}
