package org.qoltanba.client.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.pki.TestIdentity;
import org.slf4j.LoggerFactory;

/**
 * A journey with everything logged that can be logged. Secrets, personal numbers and document bytes are marked, and
 * appear in no log line, no exception and no {@code toString}.
 */
@Isolated
class JourneyRedactionTest {

    private static final String CLIENT_SECRET = "M4rkedClientSecret";
    private static final String PASSWORD = "M4rkedPassword";
    private static final String PIN = "M4rkedPin";
    private static final String CONTENT = "M4rkedDocumentContent";
    private static final String PERSON = "800101300123";
    private static final Duration LONG = Duration.ofHours(1);
    private static final Pattern TOKEN = Pattern.compile("\"(?:access_token|AccessToken)\":\"([^\"]+)\"");

    private static final DocumentSource DOCUMENT =
            DocumentSource.of("contract.pdf", Bytes.of(("%PDF " + CONTENT).getBytes(StandardCharsets.UTF_8)));

    private final FakeServices world = FakeServices.create();
    private final List<String> shown = new ArrayList<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private @Nullable Level levelBefore;

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                logged.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };

    @BeforeEach
    void logEverything() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        root.detachAppender(appender);
        root.setLevel(levelBefore);
        world.close();
    }

    private <T> T show(T object) {
        shown.add(object.toString());
        return object;
    }

    private void showFailure(ThrowingCallable call) {
        try {
            call.call();
        } catch (SdkException | IllegalArgumentException | IllegalStateException expected) {
            StringWriter text = new StringWriter();
            expected.printStackTrace(new PrintWriter(text));
            shown.add(text.toString());
            if (expected instanceof SdkException failure) {
                shown.add(failure.context().toString());
            }
            return;
        } catch (Throwable other) {
            fail(other);
        }
        fail("was not refused");
    }

    @Test
    void whatIsMarkedIsShownNowhere() throws InterruptedException {
        TestIdentity key = world.pki().individual(Iin.of(PERSON));
        world.dss().client("erp").secret(CLIENT_SECRET);
        world.dss().user("ivanov").password(PASSWORD).owns(13, key).pin(PIN);

        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(show(SigexEndpoint.of(world.sigex().uri())))
                .dss(show(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of(CLIENT_SECRET))))
                .time(world.clock())
                .build()) {
            DssSession session = show(show(show(qoltanba).dss()).signIn("ivanov", Secret.of(PASSWORD)));
            signatures(session);
            refusals(qoltanba.dss(), session);
            registrations(show(qoltanba.sigex()), session);
        }

        List<String> tokens = world.journal().exchanges().stream()
                .map(Exchange::answer)
                .flatMap(Optional::stream)
                .flatMap(answer -> TOKEN.matcher(answer.message().excerpt()).results())
                .map(token -> token.group(1))
                .toList();
        List<String> secrets = Stream.of(CLIENT_SECRET, PASSWORD, PIN, CONTENT, PERSON)
                .flatMap(JourneyRedactionTest::spellings)
                .toList();
        String everything = String.join("\n", shown) + "\n" + String.join("\n", logged);
        assertThat(everything).doesNotContain(secrets);
        assertThat(tokens).hasSizeGreaterThan(3);
        assertThat(everything).doesNotContain(tokens);
        assertThat(logged).as("something was logged").anyMatch(line -> line.contains("/rest/api/transactions"));
        assertThat(shown).hasSizeGreaterThan(25);
    }

    private void signatures(DssSession session) throws InterruptedException {
        var certificate = show(session.certificates().get(0));
        show(certificate.certificate());
        world.phone("ivanov").confirmsNext();
        PendingOperation<Signature> signing = show(session.sign(DOCUMENT))
                .with(certificate)
                .pin(Secret.of(PIN))
                .attached()
                .begin();
        show(signing);
        show(signing.resumeToken().orElseThrow());
        show(signing.await(LONG));
        show(signing);

        PendingOperation<Signature> offline =
                session.sign(DOCUMENT).with(certificate).pin(Secret.of(PIN)).begin();
        String code = world.phone("ivanov").confirmationCode();
        String wrong = code.equals("918273") ? "918274" : "918273";
        showFailure(() -> offline.submitCode(wrong));
        showFailure(() -> offline.await(Duration.ofSeconds(1)));
        showFailure(() ->
                session.sign(DOCUMENT).withCertificate(13).pin(Secret.of(PIN)).begin());
        offline.submitCode(code);
        show(offline.await(LONG));
        assertThat(String.join("\n", shown) + logged).doesNotContain(wrong).doesNotContain(code);
    }

    private void refusals(DssClient dss, DssSession session) {
        showFailure(() -> dss.signIn("ivanov", Secret.of(PASSWORD + "x")));
        showFailure(() -> session.sign(DOCUMENT).withCertificate(99).begin());
        showFailure(() -> session.signer(session.certificates().get(0)));
        world.phone("ivanov").declinesNext();
        showFailure(() -> session.sign(DOCUMENT).withCertificate(13).begin().await(LONG));
        world.phone("ivanov").confirmsNext();
        showFailure(() -> session.sign(DOCUMENT)
                .withCertificate(13)
                .pin(Secret.of(PIN + "x"))
                .begin()
                .await(LONG));
        world.dss().faults().status(on("POST", "/SignServer/rest/api/transactions"), 500);
        showFailure(() -> session.sign(DOCUMENT).begin());
        world.dss().faults().loseResponse(on("POST", "/SignServer/rest/api/transactions"));
        showFailure(() -> session.sign(DOCUMENT).begin());
    }

    private void registrations(SigexClient sigex, DssSession session) {
        var signer = show(session.signer(session.certificates().get(0), Secret.of(PIN)));
        world.phone("ivanov").confirmsNext();
        RegisteredDocument document = show(show(sigex.register(DOCUMENT))
                .signedBy(signer)
                .notifying(show(EmailNotification.to("director@supplier.kz")))
                .requiring(show(
                        SignerRequirement.organization(Bin.of("210987654321")).by(Iin.of(PERSON))))
                .submit());
        show(document.info());
        document.signatures().forEach(signature -> {
            show(signature);
            show(signature.export());
        });
        show(document.awaitSignatures(5)).detach();

        TestIdentity other = world.pki().individual(Iin.of("900303400789"));
        showFailure(() -> document.sign(DOCUMENT, other.signer()));
        showFailure(() -> sigex.document(DocumentId.of("Zz0000000000000z")).info());
        showFailure(() -> document.verify(
                DocumentSource.of("x.pdf", Bytes.of((CONTENT + "!").getBytes(StandardCharsets.UTF_8)))));
        world.sigex().faults().status(on("POST", "/api/{id}/data"), 503).always();
        showFailure(() -> sigex.register(DOCUMENT).signedBy(other.signer()).submit());
        world.sigex().faults().clear();
        showFailure(() -> sigex.register(DOCUMENT).submit());
    }

    /** As it is, in hexadecimal, and in Base64 at each offset without the ends that depend on neighbours. */
    private static Stream<String> spellings(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        Stream<String> base64 = Stream.of("", "x", "xx").map(before -> {
            String encoded =
                    Bytes.of((before + secret).getBytes(StandardCharsets.UTF_8)).toBase64();
            return encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 4);
        });
        return Stream.concat(Stream.of(secret, HexFormat.of().formatHex(octets)), base64)
                .filter(spelling -> spelling.length() > 6);
    }
}
