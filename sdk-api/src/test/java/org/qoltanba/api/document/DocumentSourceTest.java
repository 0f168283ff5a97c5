package org.qoltanba.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.error.UnreadableDocumentException;

class DocumentSourceTest {

    @Test
    void aFileIsReadAgainFromTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("договор.pdf"), new byte[] {1, 2, 3});
        DocumentSource document = DocumentSource.file(file);

        assertThat(document.name()).isEqualTo("договор.pdf");
        assertThat(document.size()).isEqualTo(3);
        assertThat(contentOf(document)).containsExactly(1, 2, 3);
        assertThat(contentOf(document)).containsExactly(1, 2, 3);
        assertThat(document).hasToString("DocumentSource[3 bytes]");
    }

    @Test
    void saysWhatIsWrongWithAPath(@TempDir Path folder) {
        assertThatThrownBy(() -> DocumentSource.file(folder.resolve("missing.pdf")))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("Check the path");
        assertThatThrownBy(() -> DocumentSource.file(folder))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void refusesToReadAFileThatHasGrown(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {1});
        DocumentSource document = DocumentSource.file(file);
        Files.write(file, new byte[] {1, 2});

        assertThatThrownBy(() -> contentOf(document))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void refusesToReadAFileThatHasShrunk(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {1, 2});
        DocumentSource document = DocumentSource.file(file);
        Files.write(file, new byte[] {1});

        assertThatThrownBy(() -> contentOf(document))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("shorter");
    }

    @Test
    void countsSingleOctetsAndSkippedOnes() throws IOException {
        DocumentSource document = DocumentSource.of("a.txt", Bytes.of(new byte[] {1, 2, 3}));
        try (InputStream content = document.open()) {
            assertThat(content.read()).isEqualTo(1);
            assertThat(content.skip(1)).isEqualTo(1);
            assertThat(content.read()).isEqualTo(3);
            assertThat(content.read()).isEqualTo(-1);
            assertThat(content.markSupported()).isFalse();
        }
    }

    @Test
    void countsSingleOctetsTooMany() throws IOException {
        DocumentSource document = DocumentSource.of("a.txt", 1, () -> new ByteArrayInputStream(new byte[] {1, 2}));
        try (InputStream content = document.open()) {
            assertThat(content.read()).isEqualTo(1);
            assertThatThrownBy(content::read).isInstanceOf(IOException.class).hasMessageContaining("longer");
        }
    }

    @Test
    void aTextIsUtf8() throws IOException {
        DocumentSource document = DocumentSource.text("note.txt", "Қолтаңба");

        assertThat(document.size()).isEqualTo(16);
        assertThat(new String(contentOf(document), StandardCharsets.UTF_8)).isEqualTo("Қолтаңба");
    }

    @Test
    void needsANameAndASize() {
        Bytes content = Bytes.of(new byte[] {1});

        assertThatThrownBy(() -> DocumentSource.of(" ", content)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DocumentSource.of("a", -1, content::asInputStream))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] contentOf(DocumentSource document) throws IOException {
        try (InputStream content = document.open()) {
            return content.readAllBytes();
        }
    }
}
