package org.qoltanba.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cms.CMSSignedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.conformance.ServiceCalls.Heard;

/**
 * What the fake DSS claims about CryptoPro DSS, as an application with one user sees it. Point it at a real one:
 *
 * <pre>{@code
 * class OurDssTest extends DssConformance {
 *     protected URI address() { return URI.create("https://dss.example.ru"); }
 *     protected DssAccount account() { return DssAccount.of("erp", secret, "ivanov").build(); }
 * }
 * }</pre>
 *
 * <p><b>What it costs.</b> Use a test account. About fifteen transactions are created, three are opened: whoever has the phone
 * of the user sees three requests within a few minutes, each of which says itself whether to confirm or to decline it. One
 * signature comes into being, over a text that says what it is for, and a second one if policy lets keys sign without
 * confirmation. What is not opened expires by itself.
 *
 * <p>The user must have one confirmation method, an application on a phone.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // users of JUnit have JUnit
public abstract class DssConformance extends ConformanceSuite {

    /**
     * What a person is asked to do on the phone.
     *
     * @since 0.1.0
     */
    public enum Wish {
        /** Press the button that confirms. */
        CONFIRM,
        /** Press the button that declines. */
        DECLINE
    }

    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(3);
    private static final int MOST_POLLS = 150;
    private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(5);
    private static final int ASSUMED_INFO = 1024;
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private @Nullable DssStory confirmed;
    private @Nullable DssStory declined;

    /** For subclasses. */
    protected DssConformance() {}

    /**
     * Who tries.
     *
     * @return an application and a user of a test installation
     */
    protected abstract DssAccount account();

    /**
     * Told when somebody has to press a button. A person with a phone need not be told: the request on the phone says so.
     *
     * @param wish which button
     * @param refId the identifier of the confirmation
     */
    protected void decide(Wish wish, String refId) {}

    /**
     * The code with which a user declines without internet.
     *
     * @param refId the identifier of the confirmation
     * @return by default none, which skips the test of it
     */
    protected Optional<String> cancellationCode(String refId) {
        return Optional.empty();
    }

    /**
     * Whether to wait until a confirmation expires, which takes as long as it says, usually five minutes.
     *
     * @return by default not, which skips the test of it
     */
    protected boolean waitsForExpiry() {
        return false;
    }

    /**
     * Lets time pass.
     *
     * @param time some seconds, or until a confirmation expires
     * @throws InterruptedException if the test is stopped
     */
    protected void pause(Duration time) throws InterruptedException {
        boolean stopped = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        assertFalse(stopped);
    }

    // 1. Tokens (contract section 3)

    /** A token says how long it lasts (sections 3.1 and 11.1). */
    @Test
    public void aTokenLasts() {
        JsonNode token = signedIn();
        assertEquals("Bearer", token.path("token_type").asText());
        long seconds = token.path("expires_in").longValue();
        assumed(
                seconds == ASSUMED_LIFETIME.toSeconds(),
                "How long a token lasts",
                "300 s",
                seconds + " s",
                "dss.signIn.tokenLifetime",
                "\"" + seconds + "s\"");
    }

    /** An unknown application is refused (section 3.1). */
    @Test
    public void unknownApplicationsAreRefused() {
        Map<String, String> form = dss().signIn();
        assertRefused("invalid_client", dss().token(form, "no-such-client-" + NOBODY, "x"));
    }

    /** A resource of no known form is refused (section 3.1). */
    @Test
    public void aResourceHasAForm() {
        Map<String, String> form = dss().signIn();
        form.put("resource", "signserver");
        assertRefused("invalid_request", dss().token(form));
    }

    /** A resource that is not registered troubles the service (section 3.1). */
    @Test
    public void aResourceIsRegistered() {
        Map<String, String> form = dss().signIn();
        form.put("resource", "urn:cryptopro:dss:signserver:nosuchserver");
        assertEquals(500, dss().token(form).status());
    }

    /** Upper and lower case of a resource (section 17, question 24). */
    @Test
    public void aResourceMayBeSpeltInAnyCase() {
        Map<String, String> form = dss().signIn();
        String swapped = account().resource().replace(":signserver:", ":SIGNSERVER:");
        form.put("resource", swapped);
        Heard heard = dss().token(form);
        assumed(
                heard.status() == 200,
                "A resource in another case",
                "accepted",
                told(heard),
                "dss.signIn.resourceCaseSensitive",
                true);
    }

    /** Applications do not sign in for themselves (section 3.9). */
    @Test
    public void applicationsDoNotSignInForThemselves() {
        assertRefused(
                "unsupported_grant_type",
                dss().token(new LinkedHashMap<>(Map.of(
                        "grant_type",
                        "client_credentials",
                        "resource",
                        account().resource()))));
    }

    // 2. Certificates, policy, transactions (sections 4 to 6)

    /** Without a token there is no answer (section 4.1). */
    @Test
    public void withoutATokenThereIsNoAnswer() {
        assertEquals(401, dss().get(account().signPath() + "/certificates", "").status());
    }

    /** The user's certificates (section 4.1). */
    @Test
    public void certificatesAreListed() {
        JsonNode all = ok(dss().get(account().signPath() + "/certificates", token()));
        assertTrue(all.isArray() && !all.isEmpty(), "an array of certificates");
        for (String member : new String[] {"ID", "DName", "CertificateBase64", "Status", "IsDefault"}) {
            assertTrue(all.get(0).has(member), member);
        }
        assertTrue(all.get(0).at("/Status/Value").isTextual(), "Status.Value");
    }

    /** What policy demands (section 4.3). */
    @Test
    public void policyNamesActions() {
        JsonNode policy = ok(dss().get(account().signPath() + "/policy", token()));
        assertTrue(policy.path("ActionPolicy").isArray(), "ActionPolicy");
        assertTrue(policy.at("/ActionPolicy/0/MfaRequired").isBoolean(), "ActionPolicy[].MfaRequired");
        assertTrue(policy.path("AllowedSignatureTypes").isArray(), "AllowedSignatureTypes");
    }

    /** A transaction is a bare text (section 5). */
    @Test
    public void aTransactionIsABareText() {
        JsonNode created = ok(dss().create(token(), dss().transaction("Conformance test")));
        assertTrue(created.isTextual() && created.asText().matches(GUID), "a GUID in quotation marks");
    }

    /** What a transaction lacks (section 5.6). */
    @Test
    public void aTransactionNeedsItsDocument() {
        ObjectNode request = dss().transaction("Conformance test");
        request.remove("Document");
        assertRefused("content_required", dss().create(token(), request));
    }

    /** Certificates that are not the user's (section 5.6). */
    @Test
    public void aTransactionNeedsACertificateOfTheUser() {
        ObjectNode request = dss().transaction("Conformance test");
        ((ObjectNode) request.at("/Parameters/3")).put("Value", "2147483646");
        assertRefused("invalid_certificate", dss().create(token(), request));
    }

    /** Codes that there are not (section 5.6). */
    @Test
    public void aTransactionNeedsAKnownCode() {
        assertRefused(
                "invalid_operation",
                dss().create(token(), dss().transaction("Conformance test").put("OperationCode", 3)));
    }

    /** Longer descriptions (section 5.6; the limit is not published). */
    @Test
    public void descriptionsHaveALimit() {
        Heard longest = dss().create(token(), dss().transaction("x".repeat(ASSUMED_INFO)));
        Heard tooLong = dss().create(token(), dss().transaction("x".repeat(ASSUMED_INFO + 1)));
        assumed(
                longest.status() == 200 && code(tooLong).equals("document_info_invalid"),
                "The longest DocumentInfo",
                ASSUMED_INFO + " characters",
                longest.status() == 200 ? "more" : "fewer",
                "dss.transactions.documentInfoLimit",
                "the number of characters");
    }

    /** A PIN with the transaction instead of with the result (section 17, question 23). */
    @Test
    public void aPinMayComeEarly() {
        assumeFalse(account().pin().isEmpty(), "needs a key with a PIN");
        ObjectNode request = dss().transaction("Conformance test");
        DssApplication.parameter(request, "PinCode", account().pin());
        Heard heard = dss().create(token(), request);
        assumed(
                heard.status() == 200,
                "A PIN given with the transaction",
                "accepted",
                told(heard),
                "dss.transactions.pinAcceptedEarly",
                false);
    }

    /** Whether keys sign without confirmation (section 4.3, an administrator decides). */
    @Test
    public void signingNeedsConfirmation() {
        ObjectNode request = DssApplication.object()
                .put("Content", DssApplication.base64("Conformance test"))
                .put("Name", "conformance.txt");
        ObjectNode signature = request.putObject("Signature")
                .put("Type", "CAdES")
                .put("CertificateId", account().certificateId());
        signature.putObject("Parameters").put("CADESType", "BES").put("IsDetached", "false");
        if (!account().pin().isEmpty()) {
            signature.put("PinCode", account().pin());
        }
        Heard heard = dss().sign("/documents", token(), request);
        assumed(
                heard.status() == 403,
                "Signing without confirmation",
                "refused with 403",
                told(heard),
                "dss.policy.signingNeedsConfirmation",
                false);
    }

    // 3. A confirmation (sections 7 to 11)

    /**
     * What is asked on the phone (section 7.4).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void openingAsksTheUser() throws InterruptedException {
        JsonNode opened = ok(confirmed().opened());
        JsonNode challenge = opened.at("/Challenge/TextChallenge/0");
        assertFalse(
                opened.path("IsFinal").asBoolean() || opened.path("IsError").asBoolean(), "neither final nor error");
        assertTrue(challenge.path("RefID").asText().matches(GUID), "RefID");
        assertEquals(challenge.get("RefID"), opened.at("/Challenge/ContextData/RefID"));
        assertTrue(
                challenge.path("AuthnMethod").asText().toLowerCase(Locale.ROOT).contains("/authenticationmethod/"),
                "AuthnMethod");
        assertTrue(challenge.path("CreatedAt").isIntegralNumber(), "CreatedAt");
    }

    /**
     * How long a confirmation waits (section 11.1, an administrator decides).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aConfirmationWaits() throws InterruptedException {
        long seconds = ok(confirmed().opened())
                .at("/Challenge/TextChallenge/0/ExpiresIn")
                .longValue();
        assumed(
                seconds == ASSUMED_LIFETIME.toSeconds(),
                "How long a confirmation waits",
                "300 s",
                seconds + " s",
                "dss.transactions.lifetime",
                "\"" + seconds + "s\"");
    }

    /**
     * Whether a challenge has a title of its own (sections 7.4 and 14.1 disagree).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aChallengeHasATitle() throws InterruptedException {
        boolean titled =
                ok(confirmed().opened()).at("/Challenge/TextChallenge/0").has("Title");
        assumed(
                titled,
                "Title beside Label in a challenge",
                "there",
                "left out",
                "dss.confirmations.challengeTitled",
                false);
    }

    /**
     * Opening the same transaction twice (section 17, question 10).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void openingTwiceGivesTheSameChallenge() throws InterruptedException {
        Heard again = confirmed().reopened();
        assumed(
                refId(again).equals(refId(confirmed().opened())),
                "Opening the same transaction twice",
                "the same challenge",
                told(again),
                "dss.confirmations.reopeningPending",
                true);
    }

    /**
     * Another transaction of the same user has to wait (section 7.5).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void anotherTransactionHasToWait() throws InterruptedException {
        assertRefused("transaction_pending", confirmed().beside());
    }

    /** A transaction that is not there, and how that is spelt (section 7.5, and section 17, question 5). */
    @Test
    public void unknownTransactionsAreRefused() {
        Heard heard = dss().open(token(), NOBODY);
        assertEquals(400, heard.status(), heard::toString);
        assertEquals("invalid_transaction", code(heard));
        assumed(
                heard.json().has("error"),
                "The members of a refusal",
                "'error', 'error_description'",
                "'Error', 'ErrorDescription'",
                "dss.confirmations.errorsInPascalCase",
                true);
    }

    /** A confirmation that is not there (section 7.5). */
    @Test
    public void unknownConfirmationsAreRefused() {
        Heard heard = dss().poll(token(), NOBODY);
        assertEquals(400, heard.status(), heard::toString);
        assertEquals("invalid_transaction", code(heard));
    }

    /**
     * Before the decision a poll says only that (section 11).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aPollBeforeTheDecisionSaysWait() throws InterruptedException {
        JsonNode answer = ok(confirmed().undecided());
        assertFalse(
                answer.path("IsFinal").asBoolean() || answer.path("IsError").asBoolean(), "neither final nor error");
        assumed(
                !answer.has("Challenge"),
                "A poll before the decision",
                "without the challenge",
                "the challenge again",
                "dss.confirmations.pollRepeatsChallenge",
                true);
    }

    /**
     * Without confirmation there is no result (sections 6.1 and 7.7).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void withoutConfirmationThereIsNoResult() throws InterruptedException {
        assertRefused("content_required", confirmed().early());
    }

    /**
     * The final answer has a token (section 7.4), once (section 17, question 8).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void theFinalAnswerComesOnce() throws InterruptedException {
        JsonNode last = ok(confirmed().decided());
        assertTrue(last.path("IsFinal").asBoolean(), "IsFinal");
        assertFalse(last.path("AccessToken").asText().isEmpty(), "AccessToken");
        assumed(
                code(confirmed().again()).equals("invalid_transaction"),
                "The final answer, asked for again",
                "invalid_transaction",
                told(confirmed().again()),
                "dss.confirmations.finalAnswerRepeatable",
                true);
    }

    /**
     * A wrong PIN spoils nothing (section 11).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aWrongPinMayBeCorrected() throws InterruptedException {
        Heard wrongPin = confirmed().wrongPin();
        assumeTrue(wrongPin != null, "needs a key with a PIN");
        assertRefused("invalid_pin", Objects.requireNonNull(wrongPin));
        ok(Objects.requireNonNull(confirmed().result()));
    }

    /**
     * The result is a signature with the document inside (section 6.1).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void theResultIsASignature() throws InterruptedException {
        String base64 = ok(Objects.requireNonNull(confirmed().result())).asText();
        CMSSignedData cms =
                assertDoesNotThrow(() -> new CMSSignedData(Base64.getDecoder().decode(base64)), "the result is a CMS");
        assertEquals(1, cms.getSignerInfos().size());
        assertEquals(
                text(Wish.CONFIRM), new String((byte[]) cms.getSignedContent().getContent(), StandardCharsets.UTF_8));
    }

    /**
     * The result comes once (section 17, question 8).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void theResultComesOnce() throws InterruptedException {
        Heard again = Objects.requireNonNull(confirmed().resultAgain());
        assumed(
                again.status() != 200,
                "The result, fetched again",
                "refused",
                "the same signature",
                "dss.transactions.resultRepeatable",
                true);
    }

    /**
     * A refusal ends it (section 7.4), and what IsFinal says then (section 17, question 4).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aRefusalIsAnError() throws InterruptedException {
        JsonNode last = ok(declined().decided());
        assertTrue(last.path("IsError").asBoolean(), "IsError");
        assertEquals("authentication_declined", last.path("Error").asText());
        assumed(
                !last.path("IsFinal").asBoolean(),
                "IsFinal together with IsError",
                "false",
                "true",
                "dss.confirmations.finalWithError",
                true);
    }

    /**
     * After a refusal the confirmation is gone (section 11, inferred).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void afterARefusalTheConfirmationIsGone() throws InterruptedException {
        assertEquals("invalid_transaction", code(declined().again()));
    }

    /**
     * Codes without internet: a wrong one is forgiven (section 8.4), and declining (section 17, question 6).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void theCancellationCodeDeclines() throws InterruptedException {
        String token = token();
        String refId = refId(dss().open(token, created(token, text(Wish.DECLINE))));
        Optional<String> code = cancellationCode(refId);
        try {
            assumeTrue(code.isPresent(), "needs the codes that the phone shows");
            Heard wrong = dss().code(token, refId, "000000");
            assertEquals("authentication_failed", code(wrong), wrong::toString);
            assertFalse(ok(dss().poll(token, refId)).path("IsError").asBoolean(), "still open");
            Heard heard = dss().code(token, refId, code.orElseThrow());
            assertEquals("authentication_declined", code(heard), heard::toString);
            assumed(
                    heard.status() == 200,
                    "The cancellation code",
                    "200 with the error in the body",
                    "status " + heard.status(),
                    "dss.confirmations.cancellationAnsweredAsError",
                    true);
        } finally {
            if (code.isEmpty()) {
                decide(Wish.DECLINE, refId);
                decision(token, refId);
            }
        }
    }

    /**
     * When nobody decides (section 17, question 3).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Test
    public void aConfirmationExpires() throws InterruptedException {
        assumeTrue(waitsForExpiry(), "takes as long as a confirmation lasts");
        String token = token();
        Heard opened = dss().open(token, created(token, "Conformance test. Please DO NOTHING."));
        long seconds = ok(opened).at("/Challenge/TextChallenge/0/ExpiresIn").longValue();
        pause(Duration.ofSeconds(seconds + 5));
        Heard heard = dss().poll(token(), refId(opened));
        assumed(
                heard.status() == 400 && code(heard).equals("invalid_transaction"),
                "A poll after expiry",
                "400 invalid_transaction",
                told(heard),
                "dss.confirmations.expiryAnsweredInBody",
                true);
    }

    // 4. The second version (section 12)

    /** How an operation is identified (section 17, question 19). */
    @Test
    public void anOperationHasAnId() {
        JsonNode operation = operation().path("Operation");
        assumed(
                operation.has("Id"),
                "The identifier of an operation",
                "'Id'",
                "'ID'",
                "dss.operations.upperCaseId",
                true);
    }

    /** What state an operation has (section 12.5 and section 17, question 19). */
    @Test
    public void anOperationHasAState() {
        JsonNode operation = operation().path("Operation");
        String id = operation.has("Id")
                ? operation.path("Id").asText()
                : operation.path("ID").asText();
        JsonNode told = ok(dss().get(account().stsPath() + "/operations/" + id, token()));
        assumed(
                told.has("State"),
                "GET operations",
                "tells 'State' and 'Status'",
                "tells 'Status' alone",
                "dss.operations.stateLeftOut",
                true);
        assertEquals("Created", told.path("State").asText("Created"));
    }

    // What the tests say it with

    private JsonNode operation() {
        ObjectNode request = DssApplication.object().put("ForceConfirmation", true);
        request.putArray("BinaryData")
                .addObject()
                .put("Content", DssApplication.base64("Conformance test"))
                .put("ContentInfo", "conformance.txt");
        ObjectNode signature = request.putObject("Signature").put("Type", "CAdES");
        signature.put("CertificateId", Integer.toString(account().certificateId()));
        signature.putObject("Parameters").put("CADESType", "BES").put("IsDetached", "true");
        if (!account().pin().isEmpty()) {
            signature.put("PinCode", account().pin());
        }
        Heard heard = dss().sign("/v2/signature", token(), request);
        assumeFalse(heard.status() == 404, "this installation has no version 2");
        return ok(heard);
    }

    private DssStory confirmed() throws InterruptedException {
        DssStory known = confirmed;
        if (known == null) {
            known = story(Wish.CONFIRM);
            confirmed = known;
        }
        return known;
    }

    private DssStory declined() throws InterruptedException {
        DssStory known = declined;
        if (known == null) {
            known = story(Wish.DECLINE);
            declined = known;
        }
        return known;
    }

    private DssStory story(Wish wish) throws InterruptedException {
        String token = token();
        String transaction = created(token, text(wish));
        Heard opened = dss().open(token, transaction);
        String refId = refId(opened);
        Heard reopened = dss().open(token, transaction);
        Heard beside = dss().open(token, created(token, "Conformance test"));
        Heard undecided = dss().poll(token, refId);
        Heard early = dss().sign("/documents", token, DssApplication.object());
        decide(wish, refId);
        Heard decided = decision(token, refId);
        Heard again = dss().poll(token(), refId);
        String last = decided.json().path("AccessToken").asText();
        if (last.isEmpty()) {
            return new DssStory(opened, reopened, beside, undecided, early, decided, again, null, null, null);
        }
        String pin = account().pin();
        Heard wrongPin = pin.isEmpty() ? null : dss().result(last, pin + "0");
        Heard result = dss().result(last, pin);
        Heard resultAgain = dss().result(last, pin);
        return new DssStory(opened, reopened, beside, undecided, early, decided, again, wrongPin, result, resultAgain);
    }

    private Heard decision(String token, String refId) throws InterruptedException {
        Heard heard = dss().poll(token, refId);
        for (int polls = 1; polls < MOST_POLLS && isOpen(heard); polls++) {
            pause(BETWEEN_POLLS);
            heard = dss().poll(token(), refId);
        }
        assertFalse(isOpen(heard), "Nobody has pressed a button on the phone.");
        return heard;
    }

    private static boolean isOpen(Heard heard) {
        JsonNode answer = heard.json();
        return heard.status() == 200
                && !answer.path("IsFinal").asBoolean()
                && !answer.path("IsError").asBoolean();
    }

    private static String text(Wish wish) {
        return "Conformance test. Please " + wish + ".";
    }

    private DssApplication dss() {
        return new DssApplication(calls(), account());
    }

    private JsonNode signedIn() {
        return ok(dss().token(dss().signIn()));
    }

    private String token() {
        return signedIn().path("access_token").asText();
    }

    private String created(String token, String text) {
        return ok(dss().create(token, dss().transaction(text))).asText();
    }

    private static String refId(Heard opened) {
        return opened.json().at("/Challenge/ContextData/RefID").asText();
    }

    /** The code of an error, wherever and however it is written. */
    private static String code(Heard heard) {
        JsonNode json = heard.json();
        return json.has("error")
                ? json.get("error").asText()
                : json.path("Error").asText();
    }

    private static String told(Heard heard) {
        String code = code(heard);
        return "status " + heard.status() + (code.isEmpty() ? "" : " " + code);
    }

    private static void assertRefused(String code, Heard heard) {
        assertEquals(400, heard.status(), heard::toString);
        assertEquals(code, code(heard), heard::toString);
    }

    private static JsonNode ok(Heard heard) {
        assertEquals(200, heard.status(), heard::toString);
        return heard.json();
    }
}
