package org.qoltanba.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.pagefactory.ByChained;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** The console as a person sees it. Run by the profile {@code browser}. */
@Tag("browser")
@Timeout(240)
class ConsoleBrowserTest {

    private static final String FOREIGN_NAME = "elsewhere.example";
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private static Chromium browser;

    private final FakeServices world = FakeServices.startingAt(START);
    private final Scene scene = Scenario.TWO_COMPANIES.arrange(world);
    private final ClockDriver clock = ClockDriver.standingStill(world.clock());
    private final TestIdentity director = scene.person("buyer-director");
    private final DssCaller ivanov = new DssCaller(world.uri(), "ivanov");
    private @Nullable ConsoleServer console;

    /** The two languages of the page. Its texts are written down here a second time, so that one that is lost is missed. */
    enum Language {
        EN,
        RU;

        String say(String english, String russian) {
            return this == EN ? english : russian;
        }

        Locale locale() {
            return Locale.forLanguageTag(say("en", "ru"));
        }
    }

    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start(FOREIGN_NAME);
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @AfterEach
    void close() {
        List<String> complaints = browser.complaints();
        browser.open(URI.create("about:blank"));
        console().close();
        clock.close();
        world.close();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPersonConfirmsAndDeclines(Language language) throws Exception {
        open(language);
        browser.see(phone("petrova"), language.say("Nothing waits for an answer.", "Ничто не ждёт ответа."));
        String token = ivanov.token();

        String confirmed = ivanov.open(token, "We agree.");
        assertThat(browser.see(operation("ivanov", confirmed)))
                .contains("contract.txt", language.say("until", "до"), "9:05:00");
        assertThat(browser.see(tab("phones"))).isEqualTo(language.say("Phones", "Телефоны") + "1");
        browser.press(button(operation("ivanov", confirmed), language.say("Confirm", "Подтвердить")));
        browser.seeNo(operation("ivanov", confirmed));
        String last = ivanov.poll(token, confirmed, "").get("AccessToken").textValue();
        assertThat(ivanov.signature(last, "1234")).isNotEmpty();

        String declined = ivanov.open(token, "We do not.");
        browser.press(button(operation("ivanov", declined), language.say("Decline", "Отказать")));
        browser.seeNo(operation("ivanov", declined));
        assertThat(ivanov.poll(token, declined, "").get("IsError").booleanValue())
                .isTrue();
        browser.see(phone("ivanov"), language.say("Nothing waits for an answer.", "Ничто не ждёт ответа."));
    }

    /** The person looks at the console, as at a phone without a connection, and types what it shows into the application. */
    @ParameterizedTest
    @EnumSource
    void codeAndPictureAreThoseOfTheService(Language language) throws Exception {
        open(language);
        String token = ivanov.token();
        JsonNode challenge = ivanov.challenge(token, "We agree.");
        String id = challenge.get("RefID").textValue();
        By shown = operation("ivanov", id);
        browser.press(below(
                shown,
                "summary[normalize-space()='"
                        + language.say("No internet: picture and code", "Нет интернета: картинка и код") + "']"));

        Bytes real = Bytes.fromBase64(challenge.at("/Image/Value").textValue());
        assertThat(QrReader.read(browser.picture(below(shown, "img"))))
                .isEqualTo(QrReader.read(real))
                .contains(id, "contract.txt");
        String cancels = browser.see(below(shown, "code[@class='cancellation-code']"));
        String confirms = browser.see(below(shown, "code[@class='confirmation-code']"));
        assertThat(confirms).matches("\\d{6,}").isNotEqualTo(cancels);
        assertThat(ivanov.poll(token, id, confirms).get("IsFinal").booleanValue())
                .isTrue();
        browser.seeNo(shown);

        String other = ivanov.open(token, "We do not.");
        browser.press(below(operation("ivanov", other), "summary"));
        browser.picture(below(operation("ivanov", other), "img")); // or it is asked for when the operation is gone
        String refuses = browser.see(below(operation("ivanov", other), "code[@class='cancellation-code']"));
        assertThat(ivanov.poll(token, other, refuses).get("IsError").booleanValue())
                .isTrue();
        browser.seeNo(operation("ivanov", other));
    }

    @ParameterizedTest
    @EnumSource
    void aPersonDecidesAboutEachDocument(Language language) throws Exception {
        open(language);
        String id = ivanov.openTogether(ivanov.token(), "contract.txt", "order.txt", "consent.txt");
        By shown = operation("ivanov", id);
        assertThat(browser.see(below(shown, "ul"))).contains("contract.txt", "order.txt", "consent.txt");
        browser.choose(below(shown, "li[2]//select"), language.say("decline", "отказать"));
        DssCaller petrova = new DssCaller(world.uri(), "petrova");
        String other = petrova.open(petrova.token(), "We agree.");
        browser.see(operation("petrova", other)); // what was chosen stays, although the phones are drawn anew
        browser.choose(below(shown, "li[3]//select"), language.say("later", "позже"));
        browser.press(button(shown, language.say("Confirm", "Подтвердить")));
        browser.seeNo(shown);
        assertThat(world.dss().operations().all().get(0).documents())
                .flatExtracting(document -> document.decision().stream().toList())
                .containsExactly(DocumentDecision.APPROVE, DocumentDecision.DECLINE, DocumentDecision.POSTPONE);
    }

    /** The guide, from the first line to the last: start, register, press, check, stop. */
    @ParameterizedTest
    @EnumSource
    void aWholeSessionWithTheProgram(Language language) throws Exception {
        open(language);
        try (RunningProgram program = RunningProgram.start(language.locale().getLanguage())) {
            browser.open(program.console());
            browser.see(tab("phones"), language.say("Phones", "Телефоны"));
            Bytes cms = fetchSignature(program.console(), "buyer-director", "We agree.");
            SigexCaller sigex = new SigexCaller(program.services());
            String id = sigex.register("contract.txt", cms);
            sigex.send(id, "We agree.");
            browser.press(tab("documents"));
            browser.see(By.cssSelector("[data-document='" + id + "']"), language.say("valid (", "действительна ("));

            DssCaller erp = new DssCaller(program.services(), "ivanov");
            String token = erp.token();
            String waits = erp.open(token, "We agree.");
            browser.await(
                    "the title", () -> browser.run("return document.title").startsWith("(1) ") ? true : null);
            browser.press(tab("phones"));
            browser.press(button(operation("ivanov", waits), language.say("Confirm", "Подтвердить")));
            browser.seeNo(operation("ivanov", waits));
            String last = erp.poll(token, waits, "").get("AccessToken").textValue();
            assertThat(erp.signature(last, "1234")).isNotEmpty();
            assertThat(program.stop()).isZero();
        }
        browser.see(By.id("trouble"), language.say("Has it been stopped?", "Её остановили?"));
        browser.open(URI.create("about:blank"));
        browser.complaints();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsChosenAndSet(Language language) {
        open(language);
        browser.press(tab("faults"));
        for (FaultKind kind : FaultKind.values()) {
            browser.choose(By.id("effect"), kind.caption(language.locale()));
            browser.press(button(By.id("fault"), language.say("Set", "Задать")));
            browser.see(By.id("rules"), kind.word() + "(");
        }
        assertThat(browser.count(By.cssSelector("#rules tr"))).isEqualTo(FaultKind.values().length);
        browser.press(By.id("clear"));
        browser.see(By.id("rules"), language.say("No fault is set.", "Сбои не заданы."));
    }

    @ParameterizedTest
    @EnumSource
    void mailAndDocumentsAreSeen(Language language) throws Exception {
        SigexCaller application = new SigexCaller(world.uri());
        open(language);
        browser.press(tab("documents"));
        browser.see(By.id("documents"), language.say("No document is registered.", "Документов не зарегистрировано."));
        browser.press(tab("mail"));
        browser.see(By.id("mail"), language.say("No mail has come.", "Писем не было."));

        String id = application.begin(director, "contract.txt", "We agree.");
        browser.press(tab("documents"));
        By document = By.cssSelector("[data-document='" + id + "']");
        assertThat(browser.see(document))
                .contains(
                        "contract.txt",
                        language.say("the document has not been sent yet", "сам документ ещё не передан"))
                .contains("850101300011 / 970440000012")
                .contains(language.say("could not be checked (INDETERMINATE", "не проверить (INDETERMINATE"));

        application.send(id, "We agree.");
        assertThat(browser.see(document, "TOTAL_PASSED"))
                .contains(language.say("valid (TOTAL_PASSED)", "действительна (TOTAL_PASSED)"))
                .contains(language.say("9 bytes", "9 байт"));
        assertThat(fetch(browser.address(By.cssSelector("[data-document='" + id + "'] a"))))
                .isEqualTo(world.sigex().document(id).signatures().get(0).cms());

        browser.type(By.id("wanted"), "another");
        browser.seeNo(document);
        browser.type(By.id("wanted"), "CONTRACT");
        browser.see(document);

        browser.press(tab("mail"));
        browser.see(By.id("mail"), "director@supplier.kz");
        browser.press(By.cssSelector("#mail summary"));
        assertThat(browser.see(By.cssSelector("#mail pre")))
                .isEqualTo(world.mailbox("director@supplier.kz").last().text().strip());
        assertThat(fetch(browser.address(By.cssSelector("#mail details a"))))
                .isEqualTo(world.mailbox("director@supplier.kz")
                        .last()
                        .attachments()
                        .get(0)
                        .content());
    }

    @ParameterizedTest
    @EnumSource
    void theJournalIsSearched(Language language) throws Exception {
        open(language);
        String token = ivanov.token();
        ivanov.open(token, "We agree.");
        browser.press(tab("journal"));
        By found = By.id("found");
        browser.see(found, language.say("3 of 3", "3 из 3"));
        browser.type(By.id("search"), "OAUTH");
        browser.see(found, language.say("1 of 3", "1 из 3"));
        assertThat(browser.see(By.cssSelector("#exchanges summary"))).contains("POST /STS/oauth/token", "200");
        browser.press(By.cssSelector("#exchanges summary"));
        browser.see(By.cssSelector("#exchanges pre"), "token_type");

        ivanov.token();
        browser.see(found, language.say("2 of 4", "2 из 4"));
        browser.type(By.id("search"), "no such thing");
        browser.see(found, language.say("0 of 4", "0 из 4"));
        assertThat(browser.count(By.cssSelector("#exchanges details"))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void faultsAreSetSwitchedOffAndOnAndRemoved(Language language) throws Exception {
        open(language);
        browser.press(tab("faults"));
        browser.see(By.id("rules"), language.say("No fault is set.", "Сбои не заданы."));
        browser.choose(By.id("effect"), language.say("answers with a status", "отвечает кодом ошибки"));
        browser.type(By.id("point"), "POST /STS/oauth/token");
        browser.type(By.id("argument"), "502");
        browser.choose(By.id("often"), language.say("three times", "три раза"));
        browser.press(button(By.id("fault"), language.say("Set", "Задать")));
        By rule = By.xpath("//*[@id='rules']//tr[1]");
        browser.see(rule, "status(on(\"POST\", \"/STS/oauth/token\"), 502).times(3)");
        assertThatThrownBy(ivanov::token).hasMessageContaining("502");
        browser.see(rule, language.say("struck: 1", "сработал раз: 1"));

        browser.press(below(rule, "input[@role='switch']"));
        browser.see(rule, language.say("off", "выключен"));
        ivanov.token();
        browser.reload();
        browser.see(rule, language.say("off", "выключен"));
        browser.press(below(rule, "input[@role='switch']"));
        browser.see(rule, language.say("struck: 0", "сработал раз: 0"));
        assertThatThrownBy(ivanov::token).hasMessageContaining("502");
        browser.press(button(rule, language.say("Remove", "Убрать")));
        browser.see(By.id("rules"), language.say("No fault is set.", "Сбои не заданы."));
        ivanov.token();

        browser.type(By.id("text"), "loseResponse(on(\"POST\", \"/api\")).times(2)");
        browser.keys(Keys.ENTER);
        browser.see(rule, "loseResponse(on(\"POST\", \"/api\")).times(2)");
        assertThat(world.sigex().faults().rules()).hasSize(1);
        browser.press(By.id("clear"));
        browser.see(By.id("rules"), language.say("No fault is set.", "Сбои не заданы."));
        assertThat(world.sigex().faults().rules()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultThatCannotBeReadIsExplained(Language language) {
        open(language);
        browser.press(tab("faults"));
        browser.type(By.id("text"), "explode");
        browser.keys(Keys.ENTER);
        browser.see(By.id("trouble"), "loseResponse");
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @ParameterizedTest
    @EnumSource
    void theClockIsPausedAndAdvanced(Language language) throws Exception {
        open(language);
        String pending = ivanov.open(ivanov.token(), "We agree.");
        By now = By.id("now");
        assertThat(browser.see(now)).contains("9:00:00");
        browser.press(By.cssSelector("[data-advance='1m']"));
        browser.see(now, "9:01:00");
        browser.see(operation("ivanov", pending));
        browser.press(By.cssSelector("[data-advance='5m']"));
        browser.see(now, "9:06:00");
        browser.seeNo(operation("ivanov", pending)); // it has waited its five minutes
        assertThat(world.clock().now()).isEqualTo(START.plus(Duration.ofMinutes(6)));
        browser.press(By.cssSelector("[data-advance='1d']"));
        browser.see(now, language.say("11/22/26", "22.11.2026"));

        String stands = browser.see(now);
        browser.press(button(By.tagName("header"), language.say("Go on", "Пустить")));
        browser.await("the clock to go", () -> browser.see(now).equals(stands) ? null : true);
        browser.press(button(By.tagName("header"), language.say("Pause", "Пауза")));
        browser.see(By.id("pause"), language.say("Go on", "Пустить"));
        assertThat(clock.isPaused()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everythingCanBeDoneFromTheKeyboard(Language language) throws Exception {
        open(language);
        String token = ivanov.token();
        String first = ivanov.open(token, "first");
        DssCaller petrova = new DssCaller(world.uri(), "petrova");
        String otherToken = petrova.token();
        String second = petrova.open(otherToken, "second");
        browser.see(operation("petrova", second));

        browser.keys(language.say("y", "н")); // the same key
        browser.seeNo(operation("ivanov", first));
        assertThat(ivanov.poll(token, first, "").get("IsFinal").booleanValue()).isTrue();
        browser.keys(language.say("n", "т"));
        browser.seeNo(operation("petrova", second));
        assertThat(petrova.poll(otherToken, second, "").get("IsError").booleanValue())
                .isTrue();

        String third = ivanov.open(token, "third");
        browser.tabTo(button(operation("ivanov", third), language.say("Confirm", "Подтвердить")));
        browser.keys(Keys.TAB, Keys.TAB, Keys.ENTER); // past Decline, opens code and picture
        browser.see(below(operation("ivanov", third), "code[@class='confirmation-code']"));
        browser.tabBack();
        browser.tabBack();
        browser.keys(Keys.ENTER);
        browser.seeNo(operation("ivanov", third));
        assertThat(ivanov.poll(token, third, "").get("IsFinal").booleanValue()).isTrue();

        browser.keys("4");
        browser.see(By.id("journal"), "POST /STS/confirmation");
        browser.keys("/");
        browser.keys("oauth");
        browser.see(By.id("found"), language.say("2 of ", "2 из "));

        browser.tabTo(By.cssSelector("#exchanges summary"));
        browser.keys(Keys.ENTER);
        browser.see(By.cssSelector("#exchanges pre"), "token_type");
        browser.keys("5");
        assertThat(browser.isFocused(tab("faults"))).isTrue();
        browser.keys(Keys.ARROW_LEFT);
        assertThat(browser.isFocused(tab("journal"))).isTrue();
        browser.keys(Keys.ARROW_RIGHT);
        browser.tabTo(By.id("text"));
        browser.keys("stall(on(\"POST\", \"/api\"))", Keys.ENTER);
        browser.see(By.id("rules"), "stall(");
        browser.tabTo(By.cssSelector("#rules input"));
        browser.keys(Keys.SPACE);
        browser.see(By.id("rules"), language.say("off", "выключен"));
        browser.await("the focus to stay", () -> browser.isFocused(By.cssSelector("#rules input")) ? true : null);
        browser.tabTo(By.id("clear"));
        browser.keys(Keys.ENTER);
        browser.see(By.id("rules"), language.say("No fault is set.", "Сбои не заданы."));

        browser.keys(language.say("p", "з"));
        browser.see(By.id("pause"), language.say("Pause", "Пауза"));
        browser.keys(language.say("p", "з"));
        browser.see(By.id("pause"), language.say("Go on", "Пустить"));
        browser.tabTo(By.cssSelector("[data-advance='1h']"));
        browser.keys(Keys.ENTER);
        browser.see(By.id("now"), "10:0");
        browser.tabTo(By.id("language"));
        browser.keys(Keys.ENTER);
        browser.see(tab("mail"), language.say("Почта", "Mail"));
    }

    @Test
    void theLanguageIsRemembered() {
        open(Language.EN);
        browser.press(By.id("language"));
        browser.see(tab("world"), "Мир");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("ru");
        browser.reload();
        browser.see(tab("world"), "Мир");
        browser.press(By.id("language"));
        browser.see(tab("world"), "World");
    }

    @ParameterizedTest
    @EnumSource
    void keysAreTakenAndPeopleSignAndRefuseByEgovMobile(Language language) throws Exception {
        open(language);
        browser.press(tab("world"));
        assertThat(browser.see(By.id("world"), "buyer-director"))
                .contains(world.uri().toString(), language.say("Seed", "Начальное число"));
        String key = browser.address(By.cssSelector("#world a[href*='buyer-director/p12']"));
        assertThat(fetch(key).size()).isGreaterThan(500);

        SigexCaller application = new SigexCaller(world.uri());
        By row = By.xpath("//*[@id='world']//tr[.//b='buyer-director']");
        JsonNode invitation = application.inviteByQr();
        CompletableFuture<String> signed = application.signByQr(invitation);
        browser.type(By.id("egov-link"), invitation.get("eGovMobileLaunchLink").textValue());
        browser.press(button(row, language.say("Sign", "Подписать")));
        assertThat(signed.get(60, TimeUnit.SECONDS)).contains("CMS_SIGN_ONLY", "\"data\":\"M");
        invitation = application.inviteByQr();
        CompletableFuture<String> refused = application.signByQr(invitation);
        browser.type(By.id("egov-link"), invitation.get("eGovMobileLaunchLink").textValue());
        browser.press(button(row, language.say("Refuse", "Отказаться")));
        assertThat(refused.get(60, TimeUnit.SECONDS)).contains("message");
        browser.seeNo(By.id("trouble"));

        browser.type(By.id("egov-link"), "https://example.kz");
        browser.press(button(row, language.say("Refuse", "Отказаться")));
        browser.see(By.id("trouble"));
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @ParameterizedTest
    @EnumSource
    void aProgramThatHasEndedIsMissedAndFoundAgain(Language language) throws Exception {
        open(language);
        console().close();
        browser.see(
                By.id("trouble"),
                language.say(
                        "The program does not answer. Has it been stopped?", "Программа не отвечает. Её остановили?"));
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("ERR_CONNECTION"));
        int port = console().uri().getPort();
        console = ConsoleServer.start(world, scene, clock, "127.0.0.1", port, language.locale(), Path.of("keys"));
        browser.seeNo(By.id("trouble")); // it is there again
        browser.open(URI.create("about:blank"));
        browser.complaints();
    }

    /** What a name server of somebody else could do: lead a page's own name to this machine. */
    @Test
    void anotherNameForThisMachineIsRefused() {
        open(Language.EN);
        URI own = console().uri();
        browser.open(URI.create("http://" + FOREIGN_NAME + ":" + own.getPort() + "/"));
        browser.see(By.tagName("body"), "This console is called by the address it printed");
        assertThat(browser.source()).doesNotContain("console.js");
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("403"));
    }

    /** What a page of somebody else's, open in the same browser, would try. */
    @Test
    void pagesOfOthersPressNoButton() throws Exception {
        open(Language.EN);
        String press = """
                return fetch('%sapi/faults', {method: 'POST', mode: 'no-cors', body: '{"text":"stall(on(\\\\"POST\\\\", \\\\"/api\\\\"))"}'})
                  .then(answer => answer.type + ' ' + answer.status, refused => 'refused');
                """.formatted(console().uri());
        assertThat(browser.run(press)).isEqualTo("basic 200");
        assertThat(world.sigex().faults().rules()).hasSize(1);
        world.sigex().faults().clear();

        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            try (exchange) {
                byte[] page =
                        ("<iframe id=trap src='" + console().uri() + "'></iframe>").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        elsewhere.start();
        try {
            browser.open(URI.create(
                    "http://" + FOREIGN_NAME + ":" + elsewhere.getAddress().getPort() + "/"));
            browser.see(By.id("trap"));
            assertThat(browser.run(press)).isIn("refused", "opaque 0");
            assertThat(world.sigex().faults().rules()).isEmpty();
        } finally {
            elsewhere.stop(0);
        }
        assertThat(browser.complaints()).isNotEmpty();
    }

    /** The pictures in the guides. */
    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "screenshots", matches = "true")
    void picturesForTheGuides(Language language) throws Exception {
        String end = language.say("", "-ru") + ".png";
        Path folder = Path.of("..", "docs");
        SigexCaller application = new SigexCaller(world.uri());
        String document = application.begin(director, "contract.txt", "We agree.");
        application.send(document, "We agree.");
        String waits = ivanov.open(ivanov.token(), "We agree.");
        open(language);
        browser.press(below(operation("ivanov", waits), "summary"));
        browser.picture(below(operation("ivanov", waits), "img"));
        Files.write(folder.resolve("console-phones" + end), browser.screenshot());
        browser.press(tab("documents"));
        browser.see(By.id("documents"), "TOTAL_PASSED");
        Files.write(folder.resolve("console-documents" + end), browser.screenshot());
        browser.press(tab("faults"));
        browser.type(By.id("text"), "loseResponse(on(\"POST\", \"/api\")).times(2)");
        browser.keys(Keys.ENTER);
        browser.see(By.id("rules"), "loseResponse");
        Files.write(folder.resolve("console-faults" + end), browser.screenshot());
    }

    private void open(Language language) {
        try {
            console = ConsoleServer.start(world, scene, clock, "127.0.0.1", 0, language.locale(), Path.of("keys"));
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        browser.open(console.uri());
        browser.see(tab("phones"), language.say("Phones", "Телефоны"));
    }

    private ConsoleServer console() {
        return Objects.requireNonNull(console, "console");
    }

    private static By tab(String section) {
        return By.id("tab-" + section);
    }

    private static By phone(String user) {
        return By.xpath("//*[@data-user='" + user + "']");
    }

    private static By operation(String user, String id) {
        return By.xpath("//*[@data-user='" + user + "']//*[@data-operation='" + id + "']");
    }

    private static By button(By place, String text) {
        return below(place, "button[normalize-space()='" + text + "']");
    }

    private static By below(By place, String xpath) {
        return new ByChained(place, By.xpath(".//" + xpath));
    }

    private static Bytes fetchSignature(URI console, String person, String document)
            throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve("api/people/" + person + "/sign"))
                                .POST(HttpRequest.BodyPublishers.ofString(document))
                                .build(),
                        BodyHandlers.ofString());
        return Bytes.fromBase64(answer.body().replaceAll(".*\"signature\":\"([^\"]+)\".*", "$1"));
    }

    private static Bytes fetch(String address) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Bytes.of(answer.body());
    }
}
