package org.qoltanba.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types what the guides say starts the program. */
class GuideCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND =
            Pattern.compile("^[ #]*java -jar \\S*qoltanba-testkit-program\\.jar(.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|#)([^)#]+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/guide-testing.md",
                "docs/guide-testing.ru.md",
                "examples/without-java/sign.sh",
                "examples/without-java/qoltanba-testkit.cmd"
            })
    void everyCommandIsTaken(String file) throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8))
                .results()
                .map(command -> command.group(1))
                .toList();
        assertThat(commands).isNotEmpty().allSatisfy(GuideCommandsTest::assertTaken);
    }

    @Test
    void theServiceOfWindowsStartsWithWhatIsTaken() throws Exception {
        String arguments = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("examples/without-java/qoltanba-testkit-service.xml")
                        .toFile())
                .getElementsByTagName("arguments")
                .item(0)
                .getTextContent();
        assertThat(arguments).startsWith("-jar \"%BASE%\\qoltanba-testkit-program.jar\" ");
        assertTaken(Objects.requireNonNull(arguments).replaceFirst("-jar \\S+", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide-testing.md", "guide-testing.ru.md"})
    void everyLinkLeadsSomewhere(String guide) throws IOException {
        Path docs = ROOT.resolve("docs");
        Matcher link = LINK.matcher(Files.readString(docs.resolve(guide), StandardCharsets.UTF_8));
        while (link.find()) {
            assertThat(docs.resolve(link.group(1))).exists();
        }
    }

    private static void assertTaken(String arguments) {
        String[] words = Arrays.stream(arguments.strip().split("\\s+"))
                .filter(word -> !word.equals("%*"))
                .toArray(String[]::new);
        TestkitProgram program = new TestkitProgram(Locale.ENGLISH, (running, farewell) -> farewell.run());
        assertThat(TestkitProgram.commandLine(program).parseArgs(words).matchedOptions())
                .as(arguments)
                .isNotEmpty();
    }
}
