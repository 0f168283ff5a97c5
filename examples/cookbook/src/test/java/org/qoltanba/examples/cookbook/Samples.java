package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The samples in the sources of the recipes. */
final class Samples {

    private static final Path SOURCES = Path.of("src");

    private Samples() {}

    /** The lines between the marks of a region, without their common indentation. */
    static String region(String recipe, String name) throws IOException {
        List<String> lines = Files.readAllLines(source(recipe));
        int begin = indexOf(lines, "// region " + name, 0);
        int end = indexOf(lines, "// endregion", begin);
        return String.join("\n", lines.subList(begin + 1, end)).stripIndent() + "\n";
    }

    private static int indexOf(List<String> lines, String marker, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        throw new AssertionError("There is no line '" + marker + "'.");
    }

    private static Path source(String recipe) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith(recipe + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no recipe " + recipe + "."));
        }
    }
}
