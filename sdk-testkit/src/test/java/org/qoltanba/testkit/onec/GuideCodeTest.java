package org.qoltanba.testkit.onec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.assertion.DocumentAssert;
import org.qoltanba.testkit.assertion.WorldAssertions;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** The 1C code of the guide is that of the examples, and the examples do what the guide says, whatever gets lost on the way. */
@Timeout(120)
class GuideCodeTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide-testing.ru.md");
    private static final Path EXAMPLES = Path.of("..", "examples", "without-java");
    private static final Pattern BLOCK = Pattern.compile("```bsl\\n(.*?)```", Pattern.DOTALL);
    private static final Iin IVANOV = Iin.of("850101300011");
    private static final Iin PETROVA = Iin.of("800303400033");
    private static final String TEXT = "Договор поставки";
    private static final DocumentSource DOCUMENT = DocumentSource.of("Договор.txt", Bytes.of(TEXT.getBytes(UTF_8)));
    private static final String CONTRACT = "Договор 17";

    private final FakeServices world = FakeServices.create();
    private final Scene scene = Scenario.TWO_COMPANIES.arrange(world);

    /** What the base keeps: everything else is gone when 1C is started anew. */
    private final Register base =
            new Register("Подписание", "Договор", "Транзакция", "Операция", "Подпись", "Идентификатор");

    private Platform platform = new Platform(new Http("127.0.0.1:8080", world.uri()));
    private Module form = restarted();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theGuideShowsWhatIsRun() throws IOException {
        String run = file("signatures.bsl") + file("contract-form.bsl");
        List<String> blocks = BLOCK.matcher(Files.readString(GUIDE, UTF_8))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(block -> assertThat(run).contains(block));
    }

    @Test
    void aContractIsSignedInTheCloudAndRegistered() throws Exception {
        press();
        assertThat(state()).isEqualTo("Ждём");
        world.clock().advance(Duration.ofSeconds(3));
        waited();
        assertThat(state()).isEqualTo("Ждём");
        world.phone("ivanov").confirm();
        waited();
        assertThat(platform.waiting()).as(state()).isEmpty();
        String id = registered();

        sign(id, scene.person("supplier-director").signer().sign(DOCUMENT));
        Module signatures = signatures();
        ValueList signers = (ValueList) signatures.call("Подписавшие", id);
        assertThat(signers.elements()).hasSize(2);
        Thing supplier = (Thing) signers.elements().get(1);
        assertThat(supplier.at("businessId")).isEqualTo("BIN020540000021");
        BinaryData file = (BinaryData) signatures.call("ФайлПодписи", id, supplier.at("signId"));
        verify(file.octets());
        assertDocument().signedBy(PETROVA).hasSignatures(2);
    }

    @Test
    void aDeclineIsTold() {
        press();
        world.phone("ivanov").decline();
        waited();
        assertThat(state()).startsWith("Не подписано: ");
        assertThat(platform.waiting()).isEmpty();
        assertThat(base.record(CONTRACT)).containsEntry("Операция", "");
        WorldAssertions.assertThat(world.sigex()).hasDocuments(0);

        confirmedAfterwards();
        registered();
    }

    @Test
    void nobodyAnswersInTime() throws Exception {
        press();
        world.clock().advance(Duration.ofMinutes(6));
        waited();
        assertThat(state()).isEqualTo("Не подписано: invalid_transaction");

        confirmedAfterwards();
        registered();
    }

    @Test
    void aPreparedTransactionThatExpiresIsPreparedAnew() throws Exception {
        world.dss().faults().loseResponse(on("POST", "/STS/confirmation"));
        press();
        assertThat(state()).startsWith("Повторим: ");
        world.clock().advance(Duration.ofMinutes(6));
        waited();
        assertThat(base.record(CONTRACT)).containsEntry("Транзакция", "");
        waited();
        world.phone("ivanov").confirm();
        waited();
        registered();
    }

    /** Whichever answer is lost: the contract is registered once, with one signature. */
    @ParameterizedTest
    @CsvSource({
        "dss, /STS/oauth/token",
        "dss, /SignServer/rest/api/transactions",
        "dss, /STS/confirmation",
        "sigex, /api/exported",
        "sigex, /api",
        "sigex, /api/{id}/data"
    })
    void anAnswerIsLost(String service, String path) throws Exception {
        (service.equals("dss") ? world.dss().faults() : world.sigex().faults()).loseResponse(on("POST", path));
        press();
        for (int i = 0; i < 4; i++) {
            world.clock().advance(Duration.ofSeconds(3));
            waited();
            world.phone("ivanov")
                    .pending()
                    .forEach(operation -> world.phone("ivanov").confirm());
        }
        registered();
    }

    /** The signature is given out once: if it is lost, the person is asked again. */
    @Test
    void theSignatureItselfIsLost() {
        world.dss().faults().loseResponse(on("POST", "/SignServer/rest/api/documents"));
        press();
        world.phone("ivanov").confirm();
        waited();
        assertThat(state()).startsWith("Повторим: ");
        waited();
        assertThat(state()).isEqualTo("Не подписано: invalid_transaction");

        confirmedAfterwards();
        registered();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void theServiceIsBusy(int status) {
        world.sigex().faults().status(on("POST", "/api"), status);
        press();
        world.phone("ivanov").confirm();
        waited();
        assertThat(state()).startsWith("Повторим: HTTP " + status);
        waited();
        registered();
    }

    @Test
    void oneCIsStartedAnewWhileThePersonThinks() {
        press();
        form = restarted();
        form.call("ПриОткрытии", false);
        world.phone("ivanov").confirm();
        waited();
        registered();

        form = restarted();
        form.call("ПриОткрытии", false);
        assertThat(platform.waiting()).isEmpty();
    }

    @Test
    void whatSigexRefusesIsTold() {
        world.sigex().switches().outages().ocspAvailable(false);
        press();
        world.phone("ivanov").confirm();
        waited();
        assertThat(state()).isEqualTo("Повторим: SIGEX: OCSP server problem");
        world.sigex().switches().outages().ocspAvailable(true);
        waited();
        registered();
    }

    @Test
    void aPageAtATimeIsRead() throws Exception {
        press();
        world.phone("ivanov").confirm();
        waited();
        String id = registered();
        sign(id, scene.person("supplier-director").signer().sign(DOCUMENT));
        world.sigex().switches().limits().pageSize(1);
        assertThat(((ValueList) signatures().call("Подписавшие", id)).elements())
                .hasSize(2);
        assertThatThrownBy(() -> signatures().call("Подписавшие", "unknown0unknown0"))
                .isInstanceOf(OnecException.class)
                .hasMessage("SIGEX: Document not found");
    }

    private void press() {
        form.call("Подписать", Undefined.UNDEFINED);
    }

    /** Three seconds have passed: the form is called as often as it has asked to. */
    private void waited() {
        platform.waiting().forEach(form::call);
    }

    private void confirmedAfterwards() {
        press();
        world.phone("ivanov").confirm();
        waited();
    }

    private String state() {
        return (String) form.variable("Состояние");
    }

    private String registered() {
        String id = (String) base.record(CONTRACT).getOrDefault("Идентификатор", "");
        assertThat(state()).isEqualTo("Зарегистрировано: " + id);
        assertDocument().signedBy(IVANOV).isComplete().notified("director@supplier.kz");
        byte[] signature = ((BinaryData) platform.call(
                        "Base64Значение", List.of(base.record(CONTRACT).get("Подпись"))))
                .octets();
        verify(signature);
        return id;
    }

    private DocumentAssert assertDocument() {
        return WorldAssertions.assertThat(world.sigex()).hasOneDocument();
    }

    private void verify(byte[] signature) {
        assertThat(world.verifier()
                        .verify(Signature.of(Bytes.of(signature)), DOCUMENT)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    /** What the other side does, elsewhere. */
    private void sign(String id, Signature signature) throws IOException, InterruptedException {
        URI address = world.uri().resolve("/api/" + id);
        String json = "{\"signType\": \"cms\", \"signature\": \""
                + signature.encoded().toBase64() + "\"}";
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(answer).contains("signId");
    }

    /** 1C as it is when it has just been started, with the base as it was. */
    private Module restarted() {
        platform = new Platform(new Http("127.0.0.1:8080", world.uri()));
        Thing contracts = new Thing("Договоры").method("Файл", 1, 1, contract -> new BinaryData(TEXT.getBytes(UTF_8)));
        Thing common = signatures().asCommonModule("Подписи");
        Thing registers = base.registers();
        platform.property("Договоры", () -> contracts)
                .property("Подписи", () -> common)
                .property("РегистрыСведений", () -> registers);
        return Module.of(file("contract-form.bsl"), platform)
                .with("Договор", CONTRACT)
                .with("Состояние", "");
    }

    private Module signatures() {
        return Module.of(file("signatures.bsl"), platform);
    }

    private static String file(String name) {
        try {
            return Files.readString(EXAMPLES.resolve(name), UTF_8);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
