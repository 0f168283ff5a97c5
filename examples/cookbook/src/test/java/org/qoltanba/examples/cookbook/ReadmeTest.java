package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what is compiled and run here, to the letter. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final int LONGEST_FLOW = 25;

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\w+) (\\w+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|#)([^)#]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void everySampleIsARegionOfARecipe(String readme) throws IOException {
        String text = Files.readString(ROOT.resolve(readme));
        List<String> named = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(text);
        while (snippet.find()) {
            named.add(snippet.group(1));
            assertThat(snippet.group(3))
                    .as("sample %s of %s; copy it from its recipe", snippet.group(2), readme)
                    .isEqualTo(Samples.region(snippet.group(1), snippet.group(2)));
        }

        assertThat(named).isNotEmpty();
        assertThat(JAVA_BLOCK.matcher(text).results().count())
                .as("samples of %s without a recipe", readme)
                .isEqualTo(named.size());
    }

    @Test
    void theCompleteFlowIsShort() throws IOException {
        assertThat(Samples.region("ContractBetweenTwoCompanies", "contract").lines())
                .hasSizeLessThan(LONGEST_FLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void everyLinkLeadsSomewhere(String readme) throws IOException {
        Matcher link = LINK.matcher(Files.readString(ROOT.resolve(readme)));
        List<String> found = new ArrayList<>();
        while (link.find()) {
            found.add(link.group(1));
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
        assertThat(found).isNotEmpty();
    }

    @Test
    void bothLanguagesShowTheSame() throws IOException {
        assertThat(headings("README.ru.md")).isEqualTo(headings("README.md"));
    }

    private static long headings(String readme) throws IOException {
        return Files.readString(ROOT.resolve(readme))
                .lines()
                .filter(line -> line.startsWith("#"))
                .count();
    }
}
