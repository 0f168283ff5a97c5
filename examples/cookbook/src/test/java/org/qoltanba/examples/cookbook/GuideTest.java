package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show is what is compiled and run here, to the letter, and both languages show the same. */
class GuideTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\w+) (\\w+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|#)([^)#]+)\\)");

    private static String guide(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide-cades.md", "guide-cades.ru.md", "guide-confirmation.md", "guide-confirmation.ru.md"})
    void everySampleIsARegionOfARecipe(String name) throws IOException {
        String text = guide(name);
        List<MatchResult> snippets = SNIPPET.matcher(text).results().toList();
        for (MatchResult snippet : snippets) {
            assertThat(snippet.group(3))
                    .as("sample %s of %s; copy it from its recipe", snippet.group(2), name)
                    .isEqualTo(Samples.region(snippet.group(1), snippet.group(2)));
        }
        assertThat(snippets).isNotEmpty();
        assertThat(JAVA_BLOCK.matcher(text).results())
                .as("samples of %s without a recipe", name)
                .hasSameSizeAs(snippets);
    }

    /** What stands beside the samples there needs an account at the real service. */
    @ParameterizedTest
    @ValueSource(strings = {"guide-testing.md", "guide-testing.ru.md"})
    void theSampleOfATestIsATest(String name) throws IOException {
        List<MatchResult> snippets = SNIPPET.matcher(guide(name)).results().toList();
        assertThat(snippets)
                .singleElement()
                .satisfies(snippet ->
                        assertThat(snippet.group(3)).isEqualTo(Samples.region(snippet.group(1), snippet.group(2))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guide-cades.md",
                "guide-cades.ru.md",
                "guide-confirmation.md",
                "guide-confirmation.ru.md",
                "README.md",
                "report.md",
                "health.md"
            })
    void everyLinkLeadsSomewhere(String name) throws IOException {
        Matcher link = LINK.matcher(guide(name));
        while (link.find()) {
            assertThat(DOCS.resolve(link.group(1))).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide-cades", "guide-confirmation"})
    void bothLanguagesShowTheSame(String guide) throws IOException {
        assertThat(skeleton(guide + ".ru.md"))
                .isEqualTo(skeleton(guide + ".md"))
                .isNotEmpty();
    }

    /** How deep the headings are, and which samples stand between them. */
    private static List<String> skeleton(String name) throws IOException {
        return guide(name)
                .lines()
                .filter(line -> line.startsWith("#") || line.startsWith("<!-- snippet:"))
                .map(line -> line.startsWith("#") ? line.replaceFirst("[^#].*", "") : line)
                .toList();
    }
}
