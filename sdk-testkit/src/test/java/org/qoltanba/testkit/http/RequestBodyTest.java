package org.qoltanba.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestBodyTest {

    private static final int LARGEST_IN_MEMORY = 4 * 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void holdsAMessageInMemory() throws Exception {
        for (int size : new int[] {0, 1, LARGEST_IN_MEMORY}) {
            byte[] content = random(size);
            try (RequestBody body = RequestBody.read(new ByteArrayInputStream(content), folder)) {
                assertThat(body.size()).isEqualTo(size);
                assertThat(body.open().readAllBytes()).isEqualTo(content);
                assertThat(body.beginning(2)).isEqualTo(java.util.Arrays.copyOf(content, Math.min(2, size)));
                assertThat(files()).isEmpty();
            }
        }
    }

    @Test
    void putsADocumentIntoAFileThatGoesWithTheExchange() throws Exception {
        byte[] content = random(LARGEST_IN_MEMORY + 1);
        RequestBody body = RequestBody.read(new ByteArrayInputStream(content), folder);
        assertThat(files()).hasSize(1);
        assertThat(body.size()).isEqualTo(content.length);
        assertThat(read(body)).isEqualTo(content);
        assertThat(read(body)).isEqualTo(content);
        assertThat(body.beginning(3)).containsExactly(content[0], content[1], content[2]);

        body.close();

        assertThat(files()).isEmpty();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(body::open)
                .withMessageContaining("while it is answered");
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it reads nothing
    void leavesNothingBehindWhenTheClientGoesAway() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[LARGEST_IN_MEMORY * 2]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("connection closed");
                    }
                });
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> RequestBody.read(broken, folder));
        assertThat(files()).isEmpty();
    }

    private static byte[] read(RequestBody body) throws IOException {
        try (InputStream in = body.open()) {
            return in.readAllBytes();
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
