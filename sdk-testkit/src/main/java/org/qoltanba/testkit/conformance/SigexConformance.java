package org.qoltanba.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.testkit.conformance.ServiceCalls.Heard;
import org.qoltanba.testkit.sigex.FakeSigex;

/**
 * What the fake SIGEX claims about SIGEX, as a caller without account sees it. Point it at the real one:
 *
 * <pre>{@code
 * @EnabledIfEnvironmentVariable(named = "SIGEX_KEY", matches = ".+")
 * class RealSigexTest extends SigexConformance {
 *     protected URI address() { return URI.create("https://sigex.kz"); }
 *     protected CadesSigner signer() { return SigningKey.fromPkcs12(path, password).cadesSigner(); }
 * }
 * }</pre>
 *
 * <p><b>What it costs.</b> About twenty small documents named {@code conformance.txt} are registered, signed by the given key
 * and without any mail. They stay: SIGEX deletes nothing. The signature is legally binding, over a text that says what it is
 * for. Signing in makes a profile for the signer, if there is none. With an {@link #otherSigner()} three documents get a
 * second signature. One request is as large as 4 MiB. Signing by phone is opened once and left to expire.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // users of JUnit have JUnit
public abstract class SigexConformance extends ConformanceSuite {

    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";
    private static final String NOBODY = "AAAAAAAAAAAAAAAA";
    private static final String FIELD_TOO_LARGE = "Request field size is too large";
    private static final String SERIAL_NUMBER = "2.5.4.5";
    private static final int ASSUMED_FIELD = 1024;
    private static final int ASSUMED_BODY = 4 * 1024 * 1024;
    private static final int ASSUMED_ADDRESSES = 10;

    /** For subclasses. */
    protected SigexConformance() {}

    /**
     * Who signs.
     *
     * @return a key whose certificate the service accepts
     */
    protected abstract CadesSigner signer();

    /**
     * Somebody else who signs. Tests that need two people are skipped without.
     *
     * @return a key of another person; by default none
     */
    protected Optional<CadesSigner> otherSigner() {
        return Optional.empty();
    }

    // 1. How it talks (contract sections 2 and 4)

    /** A refusal has status 200, a text and a number of its own (sections 2.3 and 4.1). */
    @Test
    public void refusalsHaveStatus200AndANumberOfTheirOwn() {
        Heard first = get("/api/" + NOBODY);
        Heard second = get("/api/" + NOBODY);
        assertRefused("Document not found", first);
        assertTrue(first.json().path("requestID").isIntegralNumber(), "requestID is a whole number");
        assertNotEquals(first.json().get("requestID"), second.json().get("requestID"));
    }

    /** An unknown path is refused (section 2.4, inferred). */
    @Test
    public void unknownPathsAreRefused() {
        assertRefused("Invalid API route", get("/api/" + NOBODY + "/nothing/of/this/kind"));
    }

    /** A known path with another method is refused (section 2.4, inferred). */
    @Test
    public void otherMethodsAreRefused() {
        assertRefused(
                "Invalid HTTP request method", calls().send("PUT", "/api", Map.of(), BodyPublishers.ofString("{}")));
    }

    /** Another content type than JSON is refused (section 2.4, inferred). */
    @Test
    public void otherContentTypesAreRefused() {
        assertRefused("Invalid HTTP request headers", calls().post("/api", Map.of(), "text/plain", "{}"));
    }

    /** What is no JSON is refused (section 2.4, inferred). */
    @Test
    public void malformedJsonIsRefused() {
        assertRefused("Failed to parse JSON", calls().post("/api", Map.of(), JSON, "{"));
    }

    /** A member of another type is refused (section 2.4, inferred). */
    @Test
    public void membersOfAnotherTypeAreRefused() {
        assertRefused("Invalid JSON request structure", post("/api", object().put("signature", 17)));
    }

    /** A member that the contract does not name (section 2.4, not published). */
    @Test
    public void unknownMembersAreRefused() {
        Heard heard = post("/api", object().put("titel", "conformance.txt").put("signature", "MAA="));
        assumed(
                refused(heard, "Invalid JSON request structure"),
                "A request with a member of another name",
                "refused",
                message(heard),
                "sigex.refusesUnknownMembers",
                false);
    }

    /** Longer titles (section 14, not published). Nothing is registered: the signature is none. */
    @Test
    public void titlesHaveALimit() {
        Heard longest = post("/api", notSigned("x".repeat(ASSUMED_FIELD)));
        Heard tooLong = post("/api", notSigned("x".repeat(ASSUMED_FIELD + 1)));
        assumed(
                !refused(longest, FIELD_TOO_LARGE) && refused(tooLong, FIELD_TOO_LARGE),
                "The longest title",
                ASSUMED_FIELD + " characters",
                refused(longest, FIELD_TOO_LARGE) ? "fewer" : "more",
                "sigex.limits.field",
                "the number of characters");
    }

    /** Larger requests (section 14, not published). */
    @Test
    public void requestsHaveALimit() {
        Heard heard = post("/api", notSigned("conformance.txt").put("signature", "A".repeat(ASSUMED_BODY)));
        assumed(
                refused(heard, "Request body is too large") || heard.status() != 200,
                "A request of more than 4 MiB",
                "refused as too large",
                message(heard),
                "sigex.limits.jsonBody",
                "the number of octets");
    }

    /** More addresses (section 14, not published). Nobody is written to: the signature is none. */
    @Test
    public void addressesHaveALimit() {
        ObjectNode request = notSigned("conformance.txt");
        var to = request.putObject("emailNotifications").putArray("to");
        for (int i = 0; i <= ASSUMED_ADDRESSES; i++) {
            to.add("nobody" + i + "@example.com");
        }
        Heard heard = post("/api", request);
        assumed(
                refused(heard, "Too many notification email addresses provided"),
                "Notifications to 11 addresses",
                "refused as too many",
                message(heard),
                "sigex.limits.emailAddresses",
                "the number of addresses");
    }

    /**
     * Every text with which the fake refuses is one of the service (sections 4.2 and 7.48).
     *
     * @throws IOException if the document cannot be read
     */
    @Test
    public void theFakeRefusesWithTheTextsOfTheService() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        try (InputStream dictionary = FakeSigex.class.getResourceAsStream("strings.json")) {
            ServiceCalls.JSON
                    .readTree(dictionary)
                    .get("errorMessages")
                    .fieldNames()
                    .forEachRemaining(missing::add);
        }
        accepted(get("/api/strings")).path("errorMessages").fieldNames().forEachRemaining(missing::remove);
        assertTrue(missing.isEmpty(), () -> "The service has no such texts: " + missing);
    }

    /** The version has a name, and a time in seconds as text (section 7.47). */
    @Test
    public void theVersionIsTold() {
        JsonNode version = accepted(get("/api/version"));
        assertTrue(version.path("version").asText().matches("v\\d+\\.\\d+\\.\\d+.*"), "version " + version);
        assertTrue(version.path("buildTimeStamp").asText().matches("\\d{10}"), "buildTimeStamp " + version);
    }

    /** The state of external services is an array (section 7.46). */
    @Test
    public void theStateOfOtherServicesIsAnArray() {
        assertTrue(accepted(get("/api/externalServicesStats")).isArray());
    }

    // 2. Registering (sections 6, 7.1 to 7.8 and 7.28)

    /** What cannot be a signature is refused (section 6). */
    @Test
    public void whatIsNoSignatureIsRefused() {
        assertRefused("Failed to parse signature", post("/api", notSigned("conformance.txt")));
    }

    /** Registering begins with a signature, and gives an identifier and a number (section 7.1). */
    @Test
    public void registeringGivesAnIdentifierAndANumber() {
        JsonNode registered = new Registration(SignatureOptions.detached()).answer;
        assertTrue(registered.path("documentId").asText().matches("[A-Za-z0-9_-]{8,200}"), "documentId");
        assertTrue(
                registered.path("signId").isIntegralNumber()
                        && registered.get("signId").longValue() > 0,
                "signId");
        assertFalse(registered.has("data"), "data is for attached content");
    }

    /** Content inside a signature comes back, once (section 6). */
    @Test
    public void attachedContentComesBack() {
        Registration attached = new Registration(SignatureOptions.attached());
        assertEquals(
                Bytes.of(attached.document).toBase64(),
                attached.answer.path("data").asText());
    }

    /** Before the document itself is sent, no signature is shown and none is taken (sections 7.3 and 12). */
    @Test
    public void withoutTheDocumentThereAreNoSignatures() {
        Registration begun = new Registration(SignatureOptions.detached());
        JsonNode info = accepted(get(begun.path()));
        assertTrue(info.path("signatures").isArray() && info.get("signatures").isEmpty(), "no signatures yet");
        assertRefused("Document digests are not known", begun.verify(begun.document));
    }

    /** Another document than the signed one is refused (section 7.2). */
    @Test
    public void anotherDocumentIsRefused() {
        Registration begun = new Registration(SignatureOptions.detached());
        assertRefused(
                "Signature does not correspond to the document",
                begun.send("another".getBytes(StandardCharsets.UTF_8)));
    }

    /** A document of undeclared length is refused (section 2.2; which text, is inferred). */
    @Test
    public void theLengthMustBeDeclared() {
        Registration begun = new Registration(SignatureOptions.detached());
        assertRefused(
                "HTTP Content-Length request header not set",
                calls().post(
                                begun.path() + "/data",
                                Map.of(),
                                BINARY,
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(begun.document))));
    }

    /** Sending the document completes the registration (section 7.2). */
    @Test
    public void sendingTheDocumentCompletesTheRegistration() {
        Registration begun = new Registration(SignatureOptions.detached());
        JsonNode fixed = accepted(begun.send(begun.document));
        assertAll(
                () -> assertEquals(begun.id(), fixed.path("documentId").asText()),
                () -> assertEquals(
                        begun.document.length, fixed.path("signedDataSize").intValue()),
                () -> assertTrue(fixed.path("dataArchived").isBoolean(), "dataArchived"),
                () -> assertTrue(fixed.path("tempStorage").isBoolean(), "tempStorage"),
                () -> assertTrue(fixed.at("/digests").has(DigestAlgorithm.SHA_256.oid()), "the SHA-256 digest"));
        assertRefused("Document digests are already known", begun.send(begun.document));
    }

    /** Which digests there are (section 16, question 8). */
    @Test
    public void documentsHaveTheDigestOfTheirSignatureAndSha256() {
        Registration begun = new Registration(SignatureOptions.detached());
        List<String> found = new ArrayList<>();
        accepted(begun.send(begun.document)).path("digests").fieldNames().forEachRemaining(found::add);
        List<String> others = found.stream()
                .filter(oid -> !oid.equals(DigestAlgorithm.SHA_256.oid())
                        && !oid.equals(signer().digestAlgorithm().oid()))
                .toList();
        assumed(
                others.isEmpty(),
                "The digests of a document",
                "SHA-256 and that of the signature",
                "also " + others,
                "sigex.documents.digests",
                "a list of all");
    }

    /** The same signature is taken once (section 7.1). */
    @Test
    public void theSameSignatureIsTakenOnce() {
        Registration done = completed();
        assertRefused("This signature has already been submitted", post("/api", done.request));
        assertRefused(
                "This signature has already been submitted",
                post(done.path(), object().put("signature", done.signature)));
    }

    /** A lost answer can be looked up by the signature (section 7.28). */
    @Test
    public void aSignatureFindsItsDocument() {
        Registration done = completed();
        JsonNode found = accepted(post("/api/exported", object().put("signature", done.signature)));
        assertEquals(done.id(), found.path("documentId").asText());
        assertEquals(done.answer.get("signId"), found.path("signId"));
    }

    /** A signature that is not registered finds nothing (section 7.28). */
    @Test
    public void anUnknownSignatureFindsNothing() {
        assertRefused(
                "Document not found",
                post("/api/exported", object().put("signature", sign(document(), SignatureOptions.detached()))));
    }

    /** Verifying says yes or why not (section 7.6). */
    @Test
    public void verifyingTellsTheDocumentFromOthers() {
        Registration done = completed();
        assertEquals(
                done.id(),
                accepted(done.verify(done.document)).path("documentId").asText());
        assertRefused(
                "Signature does not correspond to the document",
                done.verify("another".getBytes(StandardCharsets.UTF_8)));
    }

    /** A signature comes back with time stamp and status, and so it is registered no second time (section 7.8). */
    @Test
    public void aSignatureIsExportedWithItsEvidence() {
        Registration done = completed();
        String path = done.path() + "/signature/" + done.answer.get("signId").asText();
        String exported =
                accepted(get(path + "?signFormat=0")).path("signature").asText();
        assertTrue(exported.length() > done.signature.length(), "the export holds more than the signature");
        assertEquals(
                done.id(),
                accepted(post("/api/exported", object().put("signature", exported)))
                        .path("documentId")
                        .asText());
    }

    /** Nobody unknown gets the original, not even of a public document (section 3.5). */
    @Test
    public void strangersDoNotGetTheOriginal() {
        assertRefused("Authentication required", get(completed().path() + "/data"));
    }

    /** How names write the number of a person (section 16, question 15). */
    @Test
    public void namesWriteTheNumberOfAPerson() {
        String label = "";
        for (JsonNode name : accepted(get(completed().path())).at("/signatures/0/subjectStructure")) {
            for (JsonNode attribute : name) {
                label = attribute.path("oid").asText().equals(SERIAL_NUMBER)
                        ? attribute.path("name").asText()
                        : label;
            }
        }
        assumed(
                label.equals("SERIALNUMBER"),
                "The label of a person's number",
                "SERIALNUMBER",
                label,
                "sigex.signatures.serialNumberLabel",
                label);
    }

    // 3. Rules (sections 3.5, 5.5 and 12)

    /** A private document cannot be looked at, nor found by its signature (section 12.2, inferred). */
    @Test
    public void aPrivateDocumentIsNotFoundByStrangers() {
        Registration done = completed("{\"private\":true}");
        assertRefused("Authentication required", get(done.path()));
        Heard heard = post("/api/exported", object().put("signature", done.signature));
        assumed(
                refused(heard, "Authentication required"),
                "A private document, looked for by its signature",
                "hidden from strangers",
                message(heard),
                "sigex.documents.exportedNeedsViewRight",
                false);
    }

    /** One signature a person, as many as allowed, then private (section 15a, exchange E1). */
    @Test
    public void limitUniquenessAndPrivacy() {
        CadesSigner other = other();
        Registration done =
                completed("{\"signaturesLimit\":2,\"switchToPrivateAfterLimitReached\":true,\"unique\":[\"iin\"]}");
        assertRefused(
                "Signature does not conform to document settings requirements",
                post(done.path(), object().put("signature", done.again(signer()))));
        accepted(post(done.path(), object().put("signature", done.again(other))));
        assertRefused("Authentication required", get(done.path()));
    }

    /** How many signatures a page has (section 14, not published). */
    @Test
    public void twoSignaturesFitOnAPage() {
        Registration done = completed();
        accepted(post(done.path(), object().put("signature", done.again(other()))));
        JsonNode first = accepted(get(done.path()));
        JsonNode last = first.get("signatures").get(first.get("signatures").size() - 1);
        assertEquals(2, first.path("signaturesTotal").intValue());
        assertTrue(
                accepted(get(done.path() + "?lastSignId=" + Long.MAX_VALUE))
                        .get("signatures")
                        .isEmpty(),
                "paging ends with an empty page");
        assertTrue(last.path("signId").isIntegralNumber(), "signId");
        assumed(
                first.get("signatures").size() == 2,
                "How many signatures a page has",
                "50",
                "fewer than two",
                "sigex.limits.pageSize",
                first.get("signatures").size());
    }

    // 4. Signing in (sections 3.2 and 7.31 to 7.34)

    /** Proof of who somebody is, without an account (section 15a, exchange E4). */
    @Test
    public void aNonceProvesAPersonOnce() {
        String nonce = nonce();
        ObjectNode request =
                object().put("nonce", nonce).put("signature", signed(nonce)).put("external", true);
        Heard heard = post("/api/auth", request);
        assertTrue(accepted(heard).path("userId").asText().matches("IIN\\d{12}"), "userId");
        assertTrue(heard.headers().firstValue("Set-Cookie").isEmpty(), "no cookie");
        assertRefused("Invalid authentication nonce", post("/api/auth", request));
    }

    /** Signing in sets a cookie that scripts and other sites do not see; signing out clears it (sections 3.2 and 7.33). */
    @Test
    public void signingInSetsACookie() {
        Map<String, String> session = signedIn();
        assertTrue(
                accepted(calls().get("/api/auth", session))
                        .path("userId")
                        .asText()
                        .startsWith("IIN"),
                "signed in");
        Heard out = calls().post("/api/auth", session, JSON, "{\"logout\":true}");
        assertTrue(accepted(out).isEmpty(), "{}");
        assertTrue(out.headers().firstValue("Set-Cookie").orElse("").contains("Max-Age=0"), "the cookie is cleared");
        assertRefused("Authentication required", get("/api/auth"));
    }

    /** Whether an unfinished registration is listed (section 7.36, not published). */
    @Test
    public void unfinishedRegistrationsAreNotListed() {
        Map<String, String> session = signedIn();
        Registration done = completed();
        Registration begun = new Registration(SignatureOptions.detached());
        Instant now = clock().now();
        String list = accepted(calls().get(
                                "/api?from=" + now.minus(Duration.ofMinutes(10)).toEpochMilli() + "&until="
                                        + now.plus(Duration.ofMinutes(10)).toEpochMilli() + "&organization=false",
                                session))
                .toString();
        assertTrue(list.contains(done.id()), "a complete document of the signer is listed");
        assumed(
                !list.contains(begun.id()),
                "A document that has not been sent yet",
                "not listed",
                "listed",
                "sigex.documents.listsUnfinished",
                true);
    }

    /** Whether a limit that is reached by new settings makes a document private at once (section 5.5, inferred). */
    @Test
    public void newSettingsTakeEffectAtOnce() {
        Map<String, String> session = signedIn();
        Registration done = completed();
        accepted(calls().post(
                        done.path() + "/settings",
                        session,
                        JSON,
                        "{\"signaturesLimit\":1,\"switchToPrivateAfterLimitReached\":true}"));
        Heard heard = get(done.path());
        assumed(
                refused(heard, "Authentication required"),
                "A document whose new limit is reached already",
                "private at once",
                "still public",
                "sigex.documents.restrictsWhenSettingsChange",
                false);
    }

    // 5. Signing by phone (sections 7.50 and 10.1)

    /** A signing by phone has a picture, addresses and an end (section 7.50). */
    @Test
    public void aSigningByPhoneHasAnEnd() {
        JsonNode opened = accepted(post("/api/egovQr", object().put("description", "Conformance test, do not scan")));
        assertTrue(Bytes.fromBase64(opened.path("qrCode").asText()).size() > 0, "qrCode");
        for (String name : List.of("dataURL", "signURL", "eGovMobileLaunchLink", "eGovBusinessLaunchLink")) {
            assertTrue(opened.path(name).asText().contains(":"), name);
        }
        long minutes = Math.round(Duration.between(
                                clock().now(),
                                Instant.ofEpochMilli(opened.path("expireAt").longValue()))
                        .toSeconds()
                / 60.0);
        assumed(
                minutes == 15,
                "How long a signing by phone may take",
                "15 minutes",
                minutes + " minutes",
                "sigex.egov.lifetime",
                minutes + "m");
    }

    // What the tests say it with

    /** A document on its way. */
    private final class Registration {

        final byte[] document = document();
        final String signature;
        final ObjectNode request;
        final JsonNode answer;

        Registration(SignatureOptions options) {
            this(options, null);
        }

        Registration(SignatureOptions options, @Nullable String settings) {
            signature = sign(document, options);
            request = object().put("title", "conformance.txt").put("signature", signature);
            if (settings != null) {
                request.set("settings", read(settings));
            }
            answer = accepted(post("/api", request));
        }

        String id() {
            return answer.path("documentId").asText();
        }

        String path() {
            return "/api/" + id();
        }

        String again(CadesSigner who) {
            return who.sign(source(document)).encoded().toBase64();
        }

        Heard send(byte[] content) {
            return calls().post(path() + "/data", Map.of(), BINARY, BodyPublishers.ofByteArray(content));
        }

        Heard verify(byte[] content) {
            return calls().post(path() + "/verify", Map.of(), BINARY, BodyPublishers.ofByteArray(content));
        }
    }

    private Registration completed() {
        Registration registration = new Registration(SignatureOptions.detached());
        accepted(registration.send(registration.document));
        return registration;
    }

    private Registration completed(String settings) {
        Registration registration = new Registration(SignatureOptions.detached(), settings);
        accepted(registration.send(registration.document));
        return registration;
    }

    private CadesSigner other() {
        Optional<CadesSigner> other = otherSigner();
        assumeTrue(other.isPresent(), "needs a second signer");
        return other.orElseThrow();
    }

    private String nonce() {
        return accepted(post("/api/auth", object())).path("nonce").asText();
    }

    private String signed(String nonce) {
        return sign(Bytes.fromBase64(nonce).toArray(), SignatureOptions.detached());
    }

    private Map<String, String> signedIn() {
        String nonce = nonce();
        Heard heard = post("/api/auth", object().put("nonce", nonce).put("signature", signed(nonce)));
        accepted(heard);
        String cookie = heard.headers().firstValue("Set-Cookie").orElse("");
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Strict")) {
            assertTrue(cookie.contains(attribute), "the cookie is " + attribute);
        }
        return Map.of("Cookie", cookie.replaceAll(";.*", ""));
    }

    private String sign(byte[] content, SignatureOptions options) {
        return signer().sign(source(content), options).encoded().toBase64();
    }

    private static DocumentSource source(byte[] content) {
        return DocumentSource.of("conformance.txt", Bytes.of(content));
    }

    private byte[] document() {
        return ("A test of conformance, without any other meaning: " + mark()).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a document like no other: the service knows all that were ever registered. */
    String mark() {
        return UUID.randomUUID().toString();
    }

    private static ObjectNode object() {
        return ServiceCalls.JSON.createObjectNode();
    }

    private static ObjectNode notSigned(String title) {
        return object().put("title", title).put("signature", "bm8gc2lnbmF0dXJl");
    }

    private static JsonNode read(String json) {
        try {
            return ServiceCalls.JSON.readTree(json);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private Heard get(String path) {
        return calls().get(path, Map.of());
    }

    private Heard post(String path, JsonNode body) {
        return calls().post(path, Map.of(), JSON, body.toString());
    }

    private static String message(Heard heard) {
        return heard.json().has("message") ? "'" + heard.json().get("message").asText() + "'" : "accepted";
    }

    private static boolean refused(Heard heard, String text) {
        return heard.json().path("message").asText().equals(text);
    }

    private static void assertRefused(String text, Heard heard) {
        assertEquals(200, heard.status(), "the status of a refusal");
        assertEquals(text, heard.json().path("message").asText(), heard::toString);
    }

    private static JsonNode accepted(Heard heard) {
        assertEquals(200, heard.status(), heard::toString);
        assertFalse(heard.json().isMissingNode(), () -> "JSON was expected: " + heard);
        assertFalse(heard.json().has("message"), heard::toString);
        return heard.json();
    }
}
