package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.opening;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;

/**
 * Codes of contract section 10.1 of which it is not told when they come: each in the nearest situation, behind a switch of
 * its own where another answer is as likely.
 */
class RareRefusalsTest {

    private static final String CERTIFICATES = "/SignServer/rest/api/certificates";
    private static final String AUDIT = "/Audit/api/audit";

    private final DssWorld world = new DssWorld();
    private final RawCalls ivanov = new RawCalls(world.dss.routes(), world.signIn());
    private final DssCertificateSwitches certificates = world.dss.switches().certificates();

    @ParameterizedTest
    @ValueSource(strings = {CERTIFICATES, "/SignServer/rest/api/v2/certificates"})
    @Covers("cert_not_found")
    @Covers("certificate_not_found")
    void aCertificateThatIsNotThereHasTwoCodes(String root) {
        assertRefused(ivanov.get(root + "/99"), "certificate_not_found");
        certificates.shortNotFound(true);
        assertRefused(ivanov.get(root + "/99"), "cert_not_found");
        assertRefused(ivanov.post(root + "/99/pin/check", "{'Pin':'1'}"), "cert_not_found");
        assertThat(ivanov.get(root + "/13").status()).isEqualTo(200);
    }

    private FakeResponse renamed(int id, String name) {
        return ivanov.post(CERTIFICATES + "/" + id + "/friendlyname", "{'FriendlyName':'" + name + "'}");
    }

    @Test
    @Covers({"duplicate_friendly_name", "invalid_frinendly_name_length"})
    void aNameIsTheOnlyOneAndOfSomeLength() {
        world.ivanov.owns(14, world.individual()).named("main");
        assertThat(renamed(13, "other").status()).as("at a path nobody knows").isEqualTo(404);
        certificates.renameable(true);

        assertRefused(renamed(13, "main"), "duplicate_friendly_name");
        assertRefused(renamed(13, ""), "invalid_frinendly_name_length");
        assertRefused(renamed(13, "я".repeat(256)), "invalid_frinendly_name_length");
        assertRefused(ivanov.post(CERTIFICATES + "/13/friendlyname", "{}"), "invalid_frinendly_name_length");
        assertRefused(renamed(99, "other"), "certificate_not_found");
        assertThat(ok(renamed(13, "я".repeat(255))).get("FriendlyName").textValue())
                .hasSize(255);
        assertThat(ok(renamed(14, "main")).get("FriendlyName").textValue())
                .as("its own name")
                .isEqualTo("main");
        assertThat(ok(renamed(14, "spare")).get("ID").intValue()).isEqualTo(14);
        assertThat(ok(renamed(13, "main")).get("FriendlyName").textValue())
                .as("given up by the other")
                .isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"REVOKED, 128", "HOLD, 256"})
    @Covers("invalid_rev_request")
    void anAuthorityMayWantToKnowWhy(String status, int code) {
        certificates.revocationInfoRequired(true);
        String confirmed = world.confirmed(world.signIn(), DssWorld.transactionOf(code, "CertificateID", "13"));
        RawCalls calls = new RawCalls(world.dss.routes(), confirmed);
        String path = CERTIFICATES + "/13/status";

        assertRefused(calls.post(path, "{'Value':'" + status + "'}"), "invalid_rev_request");
        assertRefused(calls.post(path, "{'Value':'" + status + "','RevocationInfo':'because'}"), "invalid_rev_request");
        assertThat(ok(ivanov.get(CERTIFICATES + "/13")).at("/Status/Value").textValue())
                .isEqualTo("ACTIVE");
        JsonNode told = ok(calls.post(path, "{'Value':'" + status + "','RevocationInfo':{'Reason':1}}"));
        assertThat(told.at("/Status/Value").textValue()).isEqualTo(status);
    }

    @Test
    void aStatusMayBeANumberThatNobodyCanRead() {
        certificates.statusAsNumber(true);

        assertThat(ok(ivanov.get(CERTIFICATES + "/13")).at("/Status/Value").intValue())
                .isEqualTo(1);
    }

    @Test
    @Covers("authn_method_not_confirmed")
    @Covers({"POST /STS/ums/user/{id}/authmethod/idonly", "POST /STS/ums/user/{id}/mydss/init"})
    void anApplicationOnNoDeviceIsNoWayToConfirm() {
        world.dss.user("admin").operator();
        RawCalls operator = new RawCalls(world.dss.routes(), world.signIn("admin"));
        String id = ok(operator.post("/STS/ums/user", "{'Login':'petrov'}")).textValue();
        operator.post("/STS/ums/user/" + id + "/authmethod/idonly", "");
        JsonNode binding = ok(operator.post("/STS/ums/user/" + id + "/mydss/init", ""));
        String kid = binding.at("/KeyInfo/Kid").textValue();
        operator.post("/STS/ums/user/" + id + "/authmethod/mydss", "{'Kid':'" + kid + "'}");
        world.dss.user("petrov").owns(21, world.individual());
        RawCalls petrov = new RawCalls(world.dss.routes(), world.signIn("petrov"));
        String operation = ok(petrov.post(
                        "/SignServer/rest/api/v2/signature",
                        "{'BinaryData':[{'Content':'SGVsbG8=','ContentInfo':'a.txt'}],'Signature':{'Type':'CAdES',"
                                + "'Parameters':{'CADESType':'BES','IsDetached':'true'},'CertificateId':'21'}}"))
                .at("/Operation/Id")
                .textValue();
        String opening = OperationWorld.opening(operation).toString();
        world.dss.switches().confirmations().unboundRefused(true);

        assertRefused(petrov.post("/STS/v2.0/confirmation", opening), "authn_method_not_confirmed");
        world.dss.switches().confirmations().unboundRefused(false);
        assertThat(ok(petrov.post("/STS/v2.0/confirmation", opening)).has("Challenge"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Covers("internal_error")
    void aFaultOfTheServiceEndsAConfirmation(boolean confirmedBefore) {
        String token = world.signIn();
        String refId = world.opened(token);
        if (confirmedBefore) {
            world.dss.confirm(refId);
        }
        world.dss.fail(refId);

        JsonNode told = world.poll(token, refId).json();
        assertThat(told.get("IsError").booleanValue()).isTrue();
        assertThat(told.get("IsFinal").booleanValue()).isFalse();
        assertThat(told.get("Error").textValue()).isEqualTo("internal_error");
        assertThat(told.get("ErrorDescription").textValue()).isNotEmpty();
        world.poll(token, refId).assertRefused("invalid_transaction");
        assertThat(world.dss.transactions().get(0).state()).isEqualTo(DssTransactionState.FAILED);
        assertThat(world.confirm(token, opening(world.created(token))).status())
                .as("the next one can be opened")
                .isEqualTo(200);
    }

    @Test
    void whatIsOverDoesNotFailAnyMore() {
        String token = world.signIn();
        String refId = world.opened(token);
        world.dss.confirm(refId);
        String confirmed = world.poll(token, refId).json().get("AccessToken").textValue();
        world.dss.fail(refId);

        assertThat(world.result(confirmed, "{'Signature':{'PinCode':'1234'}}").status())
                .isEqualTo(200);
    }

    private FakeResponse audit(String... namesAndValues) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return world.dss
                .routes()
                .handle(new FakeRequest(
                        "GET",
                        AUDIT,
                        query,
                        Map.of("authorization", List.of("Bearer " + world.signIn())),
                        new byte[0]));
    }

    @Test
    @Covers({"error_bad_bounds", "error_invalid_filter_value", "error_operation_not_supported"})
    void theAuditListsWhatTheUserWasToConfirm() throws InterruptedException {
        assertThat(audit().status()).as("not installed").isEqualTo(404);
        world.dss.switches().audit().installed(true).largestPage(2);
        String token = world.signIn();
        world.created(token);
        world.clock.advance(Duration.ofSeconds(30));
        world.opened(token);
        world.dss.user("petrov").owns(21, world.individual());
        world.created(world.signIn("petrov"), "CertificateID", "21");
        String now = Long.toString(world.clock.now().getEpochSecond());

        assertThat(ok(audit())).hasSize(2);
        assertThat(ok(audit("start", "1", "count", "1")).get(0).get("State").textValue())
                .isEqualTo("CHALLENGED");
        assertThat(ok(audit("field", "State", "operation", "eq", "value", "CREATED")))
                .hasSize(1);
        assertThat(ok(audit("field", "CreatedAt", "operation", "ge", "value", now)))
                .hasSize(1);
        assertThat(ok(audit("field", "CreatedAt", "operation", "le", "value", now)))
                .hasSize(2);
        for (String[] bounds : new String[][] {{"start", "-1"}, {"start", "x"}, {"count", "0"}, {"count", "3"}}) {
            assertRefused(audit(bounds), "error_bad_bounds");
        }
        assertRefused(audit("field", "State", "operation", "eq", "value", "DONE"), "error_invalid_filter_value");
        assertRefused(audit("field", "CreatedAt", "operation", "eq", "value", "now"), "error_invalid_filter_value");
        assertRefused(audit("field", "Pin", "operation", "eq", "value", "1"), "error_invalid_filter_value");
        assertRefused(audit("field", "State", "operation", "eq"), "error_invalid_filter_value");
        assertRefused(audit("field", "State", "operation", "ge", "value", "A"), "error_operation_not_supported");
        assertRefused(audit("field", "State", "value", "A"), "error_operation_not_supported");
        assertThat(new RawCalls(world.dss.routes(), "none").get(AUDIT).status()).isEqualTo(401);
    }

    @Test
    void anyNumberOfConfirmationsMayBeOpenWhereThatIsSo() {
        String token = world.signIn();
        String first = world.opened(token);
        world.confirm(token, opening(world.created(token))).assertRefused("transaction_pending");
        world.dss.switches().confirmations().oneAtATime(false);

        String second = world.opened(token);
        world.dss.confirm(first);
        world.dss.confirm(second);
        assertThat(world.poll(token, first).json().get("IsFinal").booleanValue())
                .isTrue();
        assertThat(world.poll(token, second).json().get("IsFinal").booleanValue())
                .isTrue();
    }

    @Test
    void anUnopenedTransactionWaitsAsLongAsSwitched() throws InterruptedException {
        world.dss.switches().transactions().unopenedLifetime(Duration.ofSeconds(30));
        world.dss.switches().confirmations().oneAtATime(false);
        String token = world.signIn();
        String id = world.created(token);
        String opened = world.opened(token);
        world.clock.advance(Duration.ofSeconds(30));

        world.confirm(token, opening(id)).assertRefused("invalid_transaction");
        assertThat(world.poll(token, opened).json().get("IsFinal").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFinalTokenMayNameWhatWasConfirmed(boolean claimed) {
        world.dss.switches().signIn().transactionClaimed(claimed);
        String token = world.confirmed(world.signIn());
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims.contains(world.dss.transactions().get(0).id())).isEqualTo(claimed);
    }
}
