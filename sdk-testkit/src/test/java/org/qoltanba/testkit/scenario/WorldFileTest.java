package org.qoltanba.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.KeyAlgorithm;

@Timeout(60)
class WorldFileTest {

    private static final String PEOPLE = """
            // comments are allowed
            {"people": [
              {"name": "a", "iin": "000000000011", "bin": "000000000001", "organization": "ТОО А", "surname": "АБАЙ",
               "email": "a@a.kz", "authorities": ["FIRST_HEAD"], "algorithm": "RSA_2048"},
              {"name": "b", "iin": "000000000022", "certificate": "revoked"},
            ],
            "organizations": [{"bin": "000000000001", "informationSystem": true, "largeBusiness": true,
                               "webhooks": ["http://127.0.0.1:9/hook"], "archiving": "x@a.kz"}],
            "clients": [{"id": "erp", "secret": "s", "service": true}],
            "users": [{"login": "a", "keys": ["a"], "pin": "1", "password": "p", "phone": "confirms"},
                      {"login": "b", "phone": "none"}],
            "switches": {"sigex": {"limits.pageSize": 7, "signIn.nonceLifetime": "2m", "documents.digests": ["SHA_256", "SHA_512"],
                                   "webhooks.retries": ["1s"], "outages.ocspAvailable": false, "limits.original": 5,
                                   "refusalTexts": {"Access denied": "Document not found"}},
                         "dss": {"confirmations.offlineCodeLength": 8}},
            "faults": ["loseResponse(on(\\"POST\\", \\"/api\\")).times(2)",
                       "stall(on(\\"POST\\", \\"/STS/confirmation\\"))",
                       "forgedCallback(of(\\"DSS\\"))", "closeConnection()"]}
            """;

    private final FakeServices world = FakeServices.create();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everythingComesIntoTheWorld() {
        Scene scene = WorldFile.parse(PEOPLE).arrange(world);

        assertThat(scene.people()).containsOnlyKeys("a", "b");
        assertThat(scene.person("a").algorithm()).isEqualTo(KeyAlgorithm.RSA_2048);
        assertThat(scene.person("a").x509().getSubjectX500Principal().toString())
                .contains("АБАЙ", "BIN000000000001", "a@a.kz");
        assertThat(world.pki().isRevoked(scene.person("b").x509().getSerialNumber()))
                .isTrue();
        assertThat(scene.users()).containsExactly("a", "b");
        assertThat(scene.informationSystems())
                .containsEntry("BIN000000000001", scene.informationSystem(Bin.of("000000000001")));
        assertThat(world.sigex().faults().rules()).hasSize(2);
        assertThat(world.dss().faults().rules())
                .hasToString("[stall(on(\"POST\", \"/STS/confirmation\")), forgedCallback(of(\"DSS\"))]");
        assertThat(scene).hasToString("Scene[2 people, 2 users]");
        assertThatThrownBy(() -> scene.person("c"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("There are: a, b");
        assertThatThrownBy(() -> scene.informationSystem(Bin.of("000000000009")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void settingsAreToldNotDone() {
        WorldSettings settings = WorldFile.parse("""
                {"seed": 42, "clock": {"start": "2030-01-01T00:00:00Z", "speed": 60, "paused": true},
                 "listen": {"host": "0.0.0.0", "http": 8080, "https": 8443, "mutualTls": 10443, "console": 0}}
                """).settings();
        assertThat(settings.seed()).hasValue(42);
        assertThat(settings.start()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(settings.speed()).hasValue(60);
        assertThat(settings.paused()).contains(true);
        assertThat(settings.host()).contains("0.0.0.0");
        assertThat(settings.http()).hasValue(8080);
        assertThat(settings.console()).isEqualTo(OptionalInt.of(0));
        assertThat(WorldFile.empty().settings().mutualTls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyScenarioCanBeArranged(Scenario scenario) {
        Scene scene = scenario.arrange(world);
        assertThat(scene.people()).isNotEmpty();
        assertThat(Scenario.of(scenario.id())).isSameAs(scenario);
    }

    @Test
    void aFileBeginsWithAScenario() {
        Scene scene = WorldFile.parse("""
                {"scenario": "two-companies", "users": [{"login": "sidorova", "keys": ["buyer-accountant"]}]}
                """).arrange(world);
        assertThat(scene.users()).isEqualTo(List.of("ivanov", "petrova", "sidorova"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"peple\": []}|Line 1: nothing is called \"peple\" here. Possible are: clients, clock|свойства «peple» здесь нет",
                "{\"people\": [}|Line 1, column 13: this is not JSON|это не JSON",
                "{\"seed\": \"many\"}|The value of \"seed\" does not fit|Значение «seed» не подходит",
                "{\"people\": [{\"name\": \"a\", \"iin\": \"12\"}]}|The value \"12\" of \"people.iin\" does not fit. Such a number has twelve digits|двенадцать цифр",
                "{\"people\": [{\"iin\": \"000000000011\"}]}|\"people.name\"|people.name",
                "{\"people\": [{\"name\": \"a\", \"iin\": \"000000000011\", \"bin\": \"000000000001\", \"authorities\": [\"BOSS\"]}]}|There are: AUTHENTICATION|Есть: AUTHENTICATION",
                "{\"people\": [{\"name\": \"a\", \"iin\": \"000000000011\", \"algorithm\": \"DSA\"}]}|EC_P256|EC_P256",
                "{\"people\": [{\"name\": \"a\", \"iin\": \"000000000011\", \"certificate\": \"lost\"}]}|expired|expired",
                "{\"people\": [{\"name\": \"a\", \"iin\": \"000000000011\"},{\"name\": \"a\", \"iin\": \"000000000012\"}]}|Two people are called \"a\"|Двух людей зовут «a»",
                "{\"users\": [{\"login\": \"x\", \"keys\": [\"nobody\"]}]}|names the person \"nobody\"|ссылается на человека «nobody»",
                "{\"users\": [{\"login\": \"x\", \"phone\": \"old\"}]}|asks, confirms|asks, confirms",
                "{\"clients\": [{\"id\": \"x\", \"service\": true}]}|clients.secret|clients.secret",
                "{\"switches\": {\"sigex\": {\"speed\": 1}}}|\"sigex\" has no switch \"speed\"|нет переключателя «speed»",
                "{\"switches\": {\"sigex\": {\"limits.pageSize\": \"many\"}}}|Expected a whole number|switches.sigex.limits.pageSize",
                "{\"switches\": {\"sigex\": {\"limits.pageSize\": 0}}}|switches.sigex.limits.pageSize|switches.sigex.limits.pageSize",
                "{\"switches\": {\"sigex\": {\"documents.digests\": \"SHA_256\"}}}|a list in square brackets|digests",
                "{\"switches\": {\"sigex\": {\"refusalTexts\": [\"Access denied\"]}}}|an object in braces|refusalTexts",
                "{\"switches\": {\"sigex\": {\"refusalTexts\": {\"Access denied\": \"no\"}}}}|no message 'no'|refusalTexts",
                "{\"switches\": {\"esia\": {}}}|sigex, dss|sigex, dss",
                "{\"faults\": [\"explode()\"]}|The fault explode() cannot be set|Сбой explode() задать нельзя. Сбоя «explode» нет",
                "{\"faults\": [\"stall(on(\\\"GET\\\", \\\"/nowhere\\\"))\"]}|No service answers at GET /nowhere|По адресу GET /nowhere никто не отвечает",
                "{\"faults\": [\"duplicateCallback(of(\\\"ESIA\\\"))\"]}|There is no service \"ESIA\" here|Службы «ESIA» здесь нет",
                "{\"scenario\": \"mars\"}|There is no scenario \"mars\". There are: two-companies|Сценария «mars» нет",
                "{\"clock\": {\"start\": \"today\"}}|clock.start|clock.start",
                "{\"clock\": {\"speed\": 0}}|The speed 0.0 in \"clock.speed\"|Скорости 0.0 в «clock.speed» не бывает",
                "{\"listen\": {\"https\": 65536}}|There is no port 65536, which \"listen.https\" names|Порта 65536, названного в «listen.https»",
                "{\"listen\": {\"console\": -1}}|Line 1. There is no port -1|Порта -1",
                "[]|The file says nothing of a world|В файле ничего не сказано",
                "` `|The file says nothing of a world|В файле ничего не сказано",
                "null|The file says nothing of a world|В файле ничего не сказано"
            })
    void aMistakeIsToldInBothLanguages(String json, String english, String russian) {
        assertThatExceptionOfType(WorldFileException.class)
                .isThrownBy(() -> {
                    WorldFile file = WorldFile.parse(json);
                    file.settings();
                    file.arrange(world);
                })
                .withMessageContaining(english)
                .satisfies(told ->
                        assertThat(told.message(Locale.forLanguageTag("ru-KZ"))).contains(russian));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~\"peopel\": []}|Line 2: nothing is called|Is \"people\" meant?|Может быть, «people»?",
                "{~~\"switches\": {\"sigex\": {\"callsPerMinut\": 1}}}|Line 3. \"sigex\" has no switch|Is \"limits.callsPerMinute\" meant?|Строка 3.",
                "{\"people\": [{\"name\": \"anna\", \"iin\": \"000000000011\"}],~\"users\": [{\"login\": \"a\", \"keys\": [\"ana\"]}]}|Line 2.|Is \"anna\" meant?|Может быть, «anna»?",
                "{~\"people\": \"anna\"}|Line 2. The value of \"people\" does not fit|Write it as [ ... ]|Строка 2.",
                "{~\"clock\": {\"speed\": \"quick\"}}|Line 2. The value of \"clock.speed\"|Write it as 1, 2, 3|Строка 2.",
                "{~\"scenario\": \"two-company\"}|Line 2.|Is \"two-companies\" meant?|Строка 2.",
                "{~\"faults\": [~\"stall(on(\\\"POST\\\"))\"]}|Line 3. The fault|Expected|Ожидается ,",
                "{~\"people\": [{\"name\": \"a\",~\"iin\": \"12\"}]}|Line 3. The value \"12\" of \"people.iin\"|iin|Строка 3."
            })
    void itIsToldWhereAndWhatWasMeant(String json, String where, String meant, String russian) {
        assertThatExceptionOfType(WorldFileException.class)
                .isThrownBy(() -> WorldFile.parse(json.replace("~", "\n")).arrange(world))
                .withMessageContainingAll(where, meant)
                .satisfies(told ->
                        assertThat(told.message(Locale.forLanguageTag("ru"))).contains(russian));
    }

    /** As the editors of Windows save it. */
    @Test
    void encodingsOfWindowsAreReadOrExplained(@TempDir Path folder) throws Exception {
        Path marked = Files.writeString(folder.resolve("marked.json"), "\uFEFF" + PEOPLE);
        assertThat(WorldFile.read(marked).arrange(world).people()).hasSize(2);
        Path windows = Files.write(
                folder.resolve("windows.json"), "{\"people\": [{\"name\": \"Иванов\"}]}".getBytes("windows-1251"));
        assertThatExceptionOfType(WorldFileException.class)
                .isThrownBy(() -> WorldFile.read(windows))
                .withMessageContaining("is not in UTF-8")
                .satisfies(told ->
                        assertThat(told.message(Locale.forLanguageTag("ru"))).contains("кодировка UTF-8"));
    }

    @Test
    void filesAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("world.json"), PEOPLE);
        assertThat(WorldFile.read(file).arrange(world).people()).hasSize(2);
        assertThatThrownBy(() -> WorldFile.read(folder.resolve("none.json")))
                .isInstanceOf(WorldFileException.class)
                .hasMessageContaining("none.json. It is looked for as " + folder.toAbsolutePath());
        Path folderItself = folder;
        assertThatThrownBy(() -> WorldFile.read(folderItself)).hasMessageContaining("is a folder. Name the file in it");
        Path huge = Files.write(folder.resolve("huge.json"), new byte[5 * 1024 * 1024]);
        assertThatThrownBy(() -> WorldFile.read(huge)).hasMessageContaining("4 MiB");
        assertThat(WorldFile.empty()).hasToString("WorldFile[1 parts]");
    }
}
