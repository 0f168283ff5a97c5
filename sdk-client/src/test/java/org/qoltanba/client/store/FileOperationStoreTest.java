package org.qoltanba.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.store.OperationStoreContract;

/** The store in a file, and what it remembers after every kind of end. */
class FileOperationStoreTest extends OperationStoreContract {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final VirtualClock clock = new VirtualClock();

    private final Path folder;

    private FileOperationStore store;

    FileOperationStoreTest(@TempDir Path folder) {
        this.folder = folder;
        store = FileOperationStore.open(file(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return folder.resolve("operations");
    }

    @Override
    protected OperationStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) throws InterruptedException {
        clock.advance(time);
    }

    private static StoredOperation operation(int number) {
        return StoredOperation.of("desk", "Fake", "id" + number, "contract " + number)
                .withResumeToken(ResumeToken.parse("token." + number))
                .withExpiresAt(Instant.parse("2026-11-21T09:05:00Z"))
                .withSignals(List.of("Fake/" + number));
    }

    private void reopen() {
        store.close();
        store = FileOperationStore.open(file(), clock);
    }

    /** One that has ended, one that was being delivered, one that waits. */
    private void threeOperations() {
        store.join("node", LEASE);
        for (int i = 1; i <= 3; i++) {
            store.add(operation(i), "node");
        }
        store.deliver(operation(1), "node", OperationState.COMPLETED);
        store.end(operation(1), "node");
        store.deliver(operation(2), "node", OperationState.FAILED);
        store.deliver(operation(2), "node", OperationState.COMPLETED);
    }

    private void assertThreeOperations() {
        store.join("heir", LEASE);
        assertThat(store.take("desk", "heir", 10)).containsExactly(operation(2), operation(3));
        assertThat(store.add(operation(1), "heir")).isFalse();
        assertThat(store.deliver(operation(2), "heir", OperationState.COMPLETED))
                .isEqualTo(new Delivery(true, 2, OperationState.FAILED));
        assertThat(store.deliver(operation(3), "heir", OperationState.COMPLETED))
                .isEqualTo(new Delivery(true, 0, OperationState.COMPLETED));
    }

    @Test
    void whatHasChangedIsReadByTheNextProcessWrittenAnewOrNot() {
        StoredOperation changed =
                operation(3).withResumeToken(ResumeToken.parse("another.token")).withSignals(List.of("Fake/three"));
        store.join("node", LEASE);
        store.add(operation(3), "node");
        for (int i = 0; i < 1_500; i++) { // so many changes that the file is written anew on the way
            assertThat(store.update(i % 2 == 0 ? operation(3) : changed, "node"))
                    .isTrue();
        }
        reopen();
        reopen();
        store.join("heir", LEASE);
        assertThat(store.take("desk", "heir", 10)).containsExactly(changed);
        store.tell("Fake/3");
        assertThat(store.news("heir")).isEmpty();
        store.tell("Fake/three");
        assertThat(store.news("heir")).containsExactly(changed.key());
    }

    @Test
    void whatWasWrittenIsReadByTheNextProcess() {
        threeOperations();
        reopen();
        assertThreeOperations();
    }

    @Test
    void aCrashAtAnyOctetLosesAtMostTheLastChange() throws IOException {
        threeOperations();
        store.close();
        byte[] whole = Files.readAllBytes(file());
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                ends.add(i + 1);
            }
        }
        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            Files.write(file(), Arrays.copyOf(whole, length));
            store = FileOperationStore.open(file(), clock);
            int wholeLines = (int) ends.stream().filter(end -> end <= cut).count();
            int operations = Math.max(0, Math.min(3, wholeLines - 1));
            assertThat(store.toString()).endsWith(", " + operations + " operations]");
            store.join("node", LEASE);
            assertThat(store.add(operation(4), "node")).isTrue();
            reopen();
            assertThat(store.toString()).endsWith(", " + (operations + 1) + " operations]");
            store.close();
        }
    }

    @Test
    void damageIsNoticedAndLeftAlone() throws IOException {
        threeOperations();
        store.close();
        byte[] whole = Files.readAllBytes(file());
        int lastLine = new String(whole, StandardCharsets.US_ASCII).lastIndexOf('\n', whole.length - 2) + 1;
        // Without the end of the line before it, the last line looks as if torn
        for (int i = 0; i < lastLine - 1; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file(), damaged);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FileOperationStore.open(file(), clock))
                    .withMessageContaining("It was left as it is");
            assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
        }
        Files.write(file(), whole);
        store = FileOperationStore.open(file(), clock);
        assertThreeOperations();
    }

    @Test
    void otherFilesAreNotOverwritten() throws IOException {
        Path letter = folder.resolve("letter.txt");
        for (String content : List.of("Dear Sir or Madam", "Dear\nSir\n", "q", "\n")) {
            Files.writeString(letter, content);
            if (!content.equals("q")) {
                assertThatIllegalArgumentException().isThrownBy(() -> FileOperationStore.open(letter, clock));
                assertThat(letter).hasContent(content);
            }
        }
    }

    @Test
    void oneProcessAtATime() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FileOperationStore.open(file(), clock))
                .withMessageContaining("JdbcOperationStore");
        reopen();
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        store.close();
        assertThatIllegalStateException().isThrownBy(() -> store.tell("news")).withMessageContaining("Open them again");
        store = FileOperationStore.open(file(), clock);
    }

    @Test
    void aFolderThatIsMissingIsSaidToBe() {
        assertThatExceptionOfType(OperationStoreException.class)
                .isThrownBy(() -> FileOperationStore.open(folder.resolve("none").resolve("file"), clock))
                .withMessageContaining("Check folder, disk and permissions");
    }

    @Test
    void theFileIsForItsOwnerAndHoldsNoPlainText() throws IOException {
        threeOperations();
        if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        assertThat(Files.readString(file()))
                .startsWith("qoltanba-operations 1 ")
                .doesNotContain("contract 1");
    }

    @Test
    void theFileDoesNotGrowForEver() throws Exception {
        store.join("node", Duration.ofDays(1));
        long most = 0;
        for (int i = 0; i < 2_000; i++) {
            store.add(operation(i), "node");
            store.deliver(operation(i), "node", OperationState.COMPLETED);
            store.end(operation(i), "node");
            if (i % 500 == 499) {
                most = Math.max(most, Files.size(file()));
                clock.advance(Duration.ofMinutes(1));
                assertThat(store.forget(Duration.ofSeconds(1))).isEqualTo(500);
            }
        }
        assertThat(Files.size(file())).isLessThan(100);
        assertThat(most).isLessThan(500_000);
        store.add(operation(1), "node");
        reopen();
        assertThat(store.toString()).contains(", 1 operations]");
        assertThat(folder.resolve("operations.new")).doesNotExist();
    }

    @Test
    void whatIsWrittenAnewIsTheSame() throws Exception {
        threeOperations();
        for (int i = 10; i < 1_500; i++) {
            store.deliver(operation(3), "node", OperationState.COMPLETED);
        }
        Files.writeString(folder.resolve("operations.new"), "left by a crash", StandardOpenOption.CREATE);
        long before = Files.size(file());
        reopen();
        assertThat(Files.size(file())).isLessThan(before / 10);
        store.join("heir", LEASE);
        assertThat(store.take("desk", "heir", 10)).containsExactly(operation(2), operation(3));
        assertThat(store.deliver(operation(3), "heir", OperationState.FAILED))
                .isEqualTo(new Delivery(true, 1_490, OperationState.COMPLETED));
        assertThat(store.add(operation(1), "heir")).isFalse();
    }
}
