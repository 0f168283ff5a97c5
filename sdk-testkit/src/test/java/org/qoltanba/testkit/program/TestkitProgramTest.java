package org.qoltanba.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.console.DssCaller;
import org.qoltanba.testkit.http.PortTakenException;
import picocli.CommandLine;

@Timeout(120)
class TestkitProgramTest {

    private static final Pattern READY = Pattern.compile("READY (\\S+) console (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();

    /** As a process of its own: what a 1C developer does, with another HTTP client. */
    @Test
    void runsARegistrationAndAConfirmationAndStops(@TempDir Path keys) throws Exception {
        List<String> said = new ArrayList<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestkitProgram.class.getName(),
                        "--keys",
                        keys.toString(),
                        "--phone",
                        "petrova=confirms",
                        "--language",
                        "en",
                        "--speed",
                        "60")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher ready = untilReady(out, said);
            URI services = URI.create(ready.group(1));
            URI console = URI.create(ready.group(2));
            assertThat(String.join("\n", said))
                    .contains("SIGEX: " + services, "SIGEX with TLS: https://", "Web console: " + console)
                    .contains("Root certificate to trust for TLS: " + keys.toAbsolutePath())
                    .contains("People with keys: buyer-director")
                    .contains("Users of DSS: ivanov, petrova", "Seed: ");
            assertThat(keys.resolve("tls-root.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(keys.resolve("buyer-director.p12")).isNotEmptyFile();
            assertThat(keys.resolve("BIN970440000012.key.pem")).isNotEmptyFile();

            register(services, console);
            confirmInTheConsole(services, console);
            confirmedByHabit(services);
            answersWithoutDelay(console);

            process.toHandle().destroy(); // SIGTERM
            out.lines().forEach(said::add);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(said).last().isEqualTo("Stopped.");
            assertFree(services.getPort());
            assertFree(console.getPort());
        } finally {
            process.destroyForcibly();
        }
    }

    /** The example for those who write no Java, as it stands. */
    @Test
    void curlDoesTheWholeJourney() {
        assumeThat(Path.of("/usr/bin/curl")).as("curl").isExecutable();
        List<String> said = new ArrayList<>();
        TestkitProgram program = new TestkitProgram(Locale.ENGLISH, (running, farewell) -> {
            RunningWorld world = (RunningWorld) running;
            try {
                Process script = new ProcessBuilder(
                                "sh",
                                "../examples/without-java/sign.sh",
                                world.world.uri().toString(),
                                world.console.uri().toString(),
                                world.keys.path().toString())
                        .redirectErrorStream(true)
                        .start();
                said.add(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                said.add("exit " + script.waitFor());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            farewell.run();
        });
        CommandLine line = TestkitProgram.commandLine(program);
        line.setOut(new PrintWriter(new StringWriter(), true));
        assertThat(line.execute()).isZero();
        assertThat(said.get(0)).contains("registered ", "waiting for ivanov", "signed, ");
        assertThat(said.get(1)).isEqualTo("exit 0");
    }

    @Test
    void tellsWhereEverythingIsInRussian() {
        Run run = run("--language", "ru", "--virtual-time", "--start", "2030-01-01T00:00:00Z", "--seed", "42");
        assertThat(run.code).isZero();
        assertThat(run.out)
                .contains("Веб-консоль: http://127.0.0.1:")
                .contains("Корневой сертификат TLS")
                .contains("Часы: 2030-01-01T00:00:00Z, стоят")
                .contains("Начальное число: 42")
                .contains("Остановлено.");
        assertThat(run.keys).doesNotExist();
    }

    @Test
    void theLanguageIsThatOfTheMachineUnlessTold() {
        assertThat(run("--scenario", "hiring-package").out).contains("People with keys: hr, director, candidate");
        assertThat(run("--help").out).contains("Runs SIGEX and CryptoPro DSS").contains("--console-port");
        assertThat(run("--language=ru", "--help").out).contains("Порт веб-консоли", "Коды завершения");
        assertThat(run("--version").out).contains("Qoltanba testkit");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("world.json"), """
            {"scenario": "two-companies", "seed": 7, "clock": {"speed": 10, "paused": true},
             "users": [{"login": "sidorova", "keys": ["buyer-accountant"]}]}
            """);
        Run run = run(file.toString());
        assertThat(run.code).isZero();
        assertThat(run.out).contains("Users of DSS: ivanov, petrova, sidorova", "Seed: 7", "stands still");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide-testing.md", "guide-testing.ru.md"})
    void theFilesInTheGuidesAreRead(String guide, @TempDir Path folder) throws IOException {
        Matcher shown = Pattern.compile("(?s)```json\\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "docs").resolve(guide)));
        assertThat(shown.find()).isTrue();
        Path file =
                Files.writeString(folder.resolve("world.json"), shown.group(1).replaceAll("80(80|81)", "0"));
        Run run = run(file.toString());
        assertThat(run.code).as(run.err).isZero();
        assertThat(run.out).contains("People with keys:", "intern", "Users of DSS: ivanov, petrova, li");
        assertThat(shown.find()).isFalse();
    }

    @Test
    void aBadFileIsExplained(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("world.json"), "{\"peple\": []}");
        Run english = run(file.toString());
        assertThat(english.code).isEqualTo(3);
        assertThat(english.err).contains("nothing is called \"peple\" here").doesNotContain("Exception");
        Run russian = run("--language", "ru", folder.resolve("none.json").toString());
        assertThat(russian.code).isEqualTo(3);
        assertThat(russian.err).contains("none.json нет. Ищется " + folder.toAbsolutePath());
        assertThat(run("--scenario", "mars").code).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--https-port", "--mutual-tls-port", "--console-port"})
    void aTakenPortIsExplained(String option) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Run english = run(option, port);
            assertThat(english.code).isEqualTo(4);
            assertThat(english.err).contains("Port " + port + " is taken by another program. Stop that program");
            assertThat(run("--language", "ru", option, port).err).contains("Порт " + port + " занят");
        }
    }

    @Test
    void anUnknownUserIsExplained() {
        Run run = run("--phone", "sidorov=confirms");
        assertThat(run.code).isEqualTo(5);
        assertThat(run.err).contains("names the user \"sidorov\"", "There are: ivanov, petrova");
        assertThat(run("--language", "ru", "--phone", "sidorov=confirms").err).contains("такого нет");
    }

    @Test
    void aBadOptionIsExplained(@TempDir Path folder) throws IOException {
        assertThat(run("--phone", "ivanov=sings").code).isEqualTo(2);
        assertThat(run("--start", "today").err).contains("today cannot be read");
        assertThat(run("--speed", "0").code).isEqualTo(2);
        assertThat(run("--port", "99999").code).isEqualTo(2);
        assertThat(run("--colour", "red").code).isEqualTo(2);
        assertThat(run("--scenario", "two-companies", "world.json").err).contains("not both");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("--keys", file.resolve("below").toString()).code).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour red|no option or place for \"--colour\"|Параметра «--colour» нет",
                "--port|option --port needs a value after it: a port, 0 to 65535|После параметра --port нужно значение: порт",
                "--port 1 --port 2|The option --port is given twice|Параметр --port указан дважды",
                "--speed 0|The speed 0.0 does not exist|Скорости 0.0 не бывает",
                "--seed x|Expected is a whole number|Нужно: целое число",
                "--phone ivanov|such as ivanov=confirms|например ivanov=confirms",
                "--port 8443 --https-port 8443|Port 8443 is asked for twice|Порт 8443 указан дважды",
                "--port many|option --port cannot have the value \"many\"|У параметра --port не может быть значения «many»",
                "--speed quick|option --speed cannot have|У параметра --speed не может быть",
                "--phone ivanov|option --phone cannot have the value|У параметра --phone не может быть",
                "--port 65536|There is no port 65536|Порта 65536 не бывает",
                "--console-port=-1|There is no port -1|Порта -1 не бывает"
            })
    void aBadOptionIsExplainedInBothLanguages(String arguments, String english, String russian) {
        Run told = run(arguments.split(" "));
        assertThat(told.code).isEqualTo(2);
        assertThat(told.err).contains(english).doesNotContain("Exception");
        Run toldInRussian = run(("--language=ru " + arguments).split(" "));
        assertThat(toldInRussian.code).isEqualTo(2);
        assertThat(toldInRussian.err).contains(russian);
    }

    /** What the file says is a mistake of the file. */
    @Test
    void aBadPortOrSpeedInTheFileIsExplained(@TempDir Path folder) throws IOException {
        Path port = Files.writeString(folder.resolve("port.json"), "{\n\"listen\": {\"http\": 99999}}");
        Run english = run(port.toString());
        assertThat(english.code).isEqualTo(3);
        assertThat(english.err).contains("Line 2. There is no port 99999, which \"listen.http\" names");
        assertThat(run("--language", "ru", port.toString()).err).contains("Строка 2. Порта 99999");
        Path speed = Files.writeString(folder.resolve("speed.json"), "{\"clock\": {\"speed\": -1}}");
        assertThat(run(speed.toString()).code).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7,0", "203.0.113.7,8080", "no.such.host.invalid,0"})
    void anAddressOfSomebodyElseIsExplained(String host, String port) {
        Run english = run("--host", host, "--port", port);
        assertThat(english.code).isEqualTo(7);
        assertThat(english.err)
                .contains("This machine has no address " + host, "--host 127.0.0.1")
                .doesNotContain("Exception");
        assertThat(run("--language", "ru", "--host", host, "--port", port).err)
                .contains("Адреса " + host + " у этого компьютера нет");
    }

    @Test
    void aPortThatTheSystemKeepsIsNotSaidToBeTaken() {
        BindException denied = new BindException("Permission denied");
        assertThat(new PortTakenException("127.0.0.1", 80, new IOException("Failed to bind", denied)))
                .hasMessageContaining("not given to this program by the system")
                .matches(PortTakenException::isForbidden);
        assertThat(new PortTakenException("127.0.0.1", 80, new BindException("Address already in use")))
                .hasMessageContaining("taken, by another program");
    }

    @Test
    void aLanguageThatIsNotThereIsExplained() {
        Run run = run("--language", "de");
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).contains("There is no language \"de\" here. Write --language en or --language ru.");
    }

    @Test
    void aFolderForKeysThatIsAFileIsExplained(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run english = run("--keys", file.toString());
        assertThat(english.code).isEqualTo(6);
        assertThat(english.err)
                .contains("a file of this name is there. Choose another")
                .doesNotContain("Exception");
        assertThat(run("--language", "ru", "--keys", file.toString()).err).contains("так называется файл");
    }

    /** Without a terminal a machine may say it has no letters but those of English. */
    @Test
    void russianIsNeverWrittenAsQuestionMarks() {
        assertThat(Terminal.charset("US-ASCII")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Terminal.charset("no such encoding").newEncoder().canEncode('Я'))
                .isTrue();
        assertThat(Terminal.charset("IBM866").name()).isEqualTo("IBM866");
    }

    @Test
    void theHelpSaysHowToStart() {
        assertThat(run("--help").out)
                .contains("Usage: java -jar qoltanba-testkit-program.jar [options] [FILE]", "7 no such");
        assertThat(run("--language", "ru", "--help").out)
                .contains("Запуск: java -jar qoltanba-testkit-program.jar [параметры] [FILE]")
                .doesNotContain("Usage");
    }

    @Test
    void filesOfPeopleStayInTheirFolder() {
        assertThat(KeyFolder.fileName("../Иванов И.")).isEqualTo("___Иванов_И_");
    }

    private static Matcher untilReady(BufferedReader out, List<String> said) throws IOException {
        String line = out.readLine();
        while (line != null) {
            said.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return ready;
            }
            line = out.readLine();
        }
        throw new AssertionError("The program ended: " + said);
    }

    private void register(URI services, URI console) throws Exception {
        String signature = text(HttpRequest.newBuilder(console.resolve("/api/people/buyer-director/sign"))
                        .POST(BodyPublishers.ofString("We agree.")))
                .replaceAll(".*\"signature\":\"([^\"]+)\".*", "$1");
        String registered = text(HttpRequest.newBuilder(services.resolve("/api"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"title\":\"contract.txt\",\"signType\":\"cms\",\"signature\":\"" + signature + "\"}")));
        String id = registered.replaceAll("(?s).*\"documentId\":\"([^\"]+)\".*", "$1");
        assertThat(id).hasSize(16);
        assertThat(text(HttpRequest.newBuilder(services.resolve("/api/" + id + "/data"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString("We agree."))))
                .contains("digests");
        assertThat(text(HttpRequest.newBuilder(console.resolve("/api/state")))).contains(id, "TOTAL_PASSED");
    }

    private void confirmInTheConsole(URI services, URI console) throws Exception {
        DssCaller erp = new DssCaller(services, "ivanov");
        String token = erp.token();
        String refId = erp.open(token, "We agree.");
        assertThat(erp.poll(token, refId, "").get("IsFinal").booleanValue()).isFalse();
        text(HttpRequest.newBuilder(console.resolve("/api/phones/ivanov/" + refId + "/confirm"))
                .POST(BodyPublishers.noBody()));
        String last = erp.poll(token, refId, "").get("AccessToken").textValue();
        assertThat(erp.signature(last, "1234")).isNotEmpty();
    }

    /** An answer in two pieces that waits for an acknowledgement takes 40 ms, a thousand of them three quarters of a minute. */
    private void answersWithoutDelay(URI console) {
        HttpRequest icon = HttpRequest.newBuilder(console.resolve("/icon.svg")).build();
        assertTimeout(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(http.send(icon, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
        });
    }

    private static void confirmedByHabit(URI services) throws Exception {
        DssCaller erp = new DssCaller(services, "petrova");
        String token = erp.token();
        String refId = erp.open(token, "We agree.");
        while (!erp.poll(token, refId, "").get("IsFinal").booleanValue()) {
            Thread.onSpinWait(); // five seconds of the world, a twelfth of a second in reality
        }
    }

    private String text(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void assertFree(int port) throws IOException {
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }

    /** In this process; it stops as soon as it is ready. */
    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path[] keys = new Path[1];
        TestkitProgram program = new TestkitProgram(Locale.ENGLISH, (running, farewell) -> {
            keys[0] = ((RunningWorld) running).keys.path();
            assertThat(keys[0]).isNotEmptyDirectory();
            try {
                running.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
            farewell.run();
        });
        CommandLine line = TestkitProgram.commandLine(program, arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Run(code, out.toString(), err.toString(), keys[0]);
    }

    @SuppressWarnings("NullAway") // no folder where it did not start
    private record Run(int code, String out, String err, Path keys) {}
}
