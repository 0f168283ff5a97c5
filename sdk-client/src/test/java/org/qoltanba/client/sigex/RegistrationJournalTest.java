package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.sigex.RegistrationJournal.State;

/** What a journal remembers after every kind of end. */
class RegistrationJournalTest {

    private static final String SERVICE = "0123456789abcdef";
    private static final Bytes ONE = Bytes.of(new byte[] {1, 1});
    private static final Bytes TWO = Bytes.of(new byte[] {2, 2});
    private static final Signature SIGNATURE = Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 5}));
    private static final Signature LATER = Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 6}));
    private static final DocumentId ID = DocumentId.of("Ab3dEf6hIj9kLm2n");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("journal");
    }

    private RegistrationJournal open() {
        return RegistrationJournal.open(file(), SERVICE);
    }

    private void twoDocuments() {
        try (RegistrationJournal journal = open()) {
            journal.signed(ONE, SIGNATURE);
            journal.signed(TWO, LATER);
            journal.registered(ONE, ID);
        }
    }

    @Test
    void whatWasWrittenIsReadByTheNextRun() {
        twoDocuments();

        try (RegistrationJournal journal = open()) {
            assertThat(journal.state(ONE)).contains(State.REGISTERED);
            assertThat(journal.documentId(ONE)).contains(ID);
            assertThat(journal.signature(ONE)).contains(SIGNATURE);
            assertThat(journal.state(TWO)).contains(State.SIGNED);
            assertThat(journal.signature(TWO)).contains(LATER);
            assertThat(journal.documentId(TWO)).isEmpty();
            assertThat(journal.state(Bytes.of(new byte[] {3}))).isEmpty();
        }
    }

    @Test
    void theLastSignatureCounts() {
        try (RegistrationJournal journal = open()) {
            journal.signed(ONE, SIGNATURE);
            journal.failed(ONE);
            assertThat(journal.state(ONE)).contains(State.FAILED);
            assertThat(journal.signature(ONE)).contains(SIGNATURE);
            journal.signed(ONE, LATER);
        }
        try (RegistrationJournal journal = open()) {
            assertThat(journal.state(ONE)).contains(State.SIGNED);
            assertThat(journal.signature(ONE)).contains(LATER);
        }
    }

    /** Wherever a crash cuts the file: what stands before is remembered, and writing goes on behind it. */
    @Test
    void aTornLineIsCutOff() throws IOException {
        twoDocuments();
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            boolean first = countLines(whole, length) > 1;

            try (RegistrationJournal journal = open()) {
                assertThat(journal.signature(ONE).isPresent())
                        .as("cut at %d", length)
                        .isEqualTo(first);
                journal.signed(TWO, SIGNATURE);
            }
            try (RegistrationJournal journal = open()) {
                assertThat(journal.signature(ONE).isPresent())
                        .as("cut at %d", length)
                        .isEqualTo(first);
                assertThat(journal.signature(TWO)).as("cut at %d", length).contains(SIGNATURE);
            }
        }
    }

    private static long countLines(byte[] content, int length) {
        return new String(content, 0, length, StandardCharsets.US_ASCII)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    @Test
    void aLineChangedInTheMiddleStopsEverything() throws IOException {
        twoDocuments();
        byte[] whole = Files.readAllBytes(file());
        int second = new String(whole, StandardCharsets.US_ASCII).indexOf("\nsigned") + 20;
        whole[second] ^= 1;
        Files.write(file(), whole);

        assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("changed by somebody else");
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void anotherFileIsNotOverwritten() throws IOException {
        for (String content : new String[] {"a letter\n", "a letter", "qoltanba-sigex-registrations 9 x 00000000\n"}) {
            Files.writeString(file(), content);

            assertThatIllegalArgumentException().isThrownBy(this::open);
            assertThat(file()).hasContent(content);
        }
    }

    @Test
    void theJournalOfAnotherServiceIsRefused() {
        twoDocuments();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationJournal.open(file(), "fedcba9876543210"))
                .withMessageContaining("with this service");
    }

    @Test
    void twoRunsAtATimeAreRefused() {
        try (RegistrationJournal journal = open()) {
            assertThat(journal.state(ONE)).isEmpty();
            assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("Another run");
        }
        open().close();
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        open().close();

        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void aLineWithoutEndIsNotReadIntoMemory() throws IOException {
        open().close();
        Files.write(file(), new byte[7 << 20], StandardOpenOption.APPEND);

        assertThatIllegalArgumentException().isThrownBy(this::open);
    }
}
