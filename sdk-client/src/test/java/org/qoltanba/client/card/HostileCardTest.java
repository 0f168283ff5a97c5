package org.qoltanba.client.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;

/** Cards come from anybody: whatever is in the file, the answer is one clear error, soon and in little memory. */
class HostileCardTest {

    private static final CardReader READER = CardReader.with(new CardLimits(1 << 20, 5, 1 << 16));

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "%PDF-1.4", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"})
    void whatIsNoPdfIsRefused(String content) {
        assertThatThrownBy(() -> READER.read(DocumentSource.text("card.pdf", content)))
                .isInstanceOf(MalformedCardException.class)
                .hasMessageContaining("not a PDF that can be read");
    }

    @Test
    void aPdfWithoutFilesIsNoCard() {
        refused(new TestCard(), "holds 0 embedded files");
    }

    @Test
    void aDocumentAloneIsNoCard() {
        refused(new TestCard().with("contract.txt", "We agree."), "holds 1 embedded files");
    }

    @Test
    void anEmptySignatureIsRefused() {
        refused(new TestCard().with("contract.txt", "We agree.").with("1.cms", ""), "File 2 of this card is empty");
    }

    @Test
    void theSizeOfThePdfIsBounded() {
        assertThatThrownBy(() -> READER.read(DocumentSource.of("card.pdf", (1 << 20) + 1, () -> {
                    throw new IOException("must not be opened");
                })))
                .isInstanceOf(MalformedCardException.class)
                .hasMessageContaining("cards of up to 1048576 are read");
    }

    @Test
    void theNumberOfFilesIsBounded() {
        TestCard card = new TestCard();
        for (int i = 0; i < 6; i++) {
            card.with(i + ".cms", "x");
        }
        refused(card, "more than 5 files");
    }

    @Test
    void theUnpackedSizeOfFilesIsBounded() {
        Bytes zeros = Bytes.of(new byte[40_000]);
        refused(new TestCard().with("a", zeros).with("b", zeros), "unpack to more than 65536 bytes");
    }

    @Test
    void aBombIsNotUnpacked() {
        refused(new TestCard().with("a", Bytes.of(new byte[40 << 20])).with("b", "x"), "unpacks to more than");
    }

    /** The parser itself would unpack this one, before anybody asks for a file. */
    @ParameterizedTest
    @ValueSource(strings = {"/Type /ObjStm /N 1 /First 4", "/Type /EmbeddedFile /N 1 /First 4", "/Subtype /XML"})
    void aBombInTheStructureIsNotUnpacked(String kind) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
            byte[] megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, (byte) ' ');
            for (int i = 0; i < 40; i++) {
                deflater.write(megabyte);
            }
        }
        byte[] packed = bomb.toByteArray();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(ascii("%PDF-1.5\n"));
        int streamAt = pdf.size();
        pdf.write(ascii("2 0 obj\n<< " + kind + " /Filter /FlateDecode /Length " + packed.length + " >>\nstream\n"));
        pdf.write(packed);
        pdf.write(ascii("\nendstream\nendobj\n"));
        int xrefAt = pdf.size();
        pdf.write(ascii("3 0 obj\n<< /Type /XRef /Size 4 /Root 1 0 R /W [1 4 1] /Length 24 >>\nstream\n"));
        pdf.write(new byte[] {0, 0, 0, 0, 0, 0});
        pdf.write(new byte[] {2, 0, 0, 0, 2, 0}); // the catalog is the first object in the bomb
        pdf.write(entry(streamAt));
        pdf.write(entry(xrefAt));
        pdf.write(ascii("\nendstream\nendobj\nstartxref\n" + xrefAt + "\n%%EOF\n"));

        assertThatThrownBy(() -> READER.read(DocumentSource.of("card.pdf", Bytes.of(pdf.toByteArray()))))
                .isInstanceOf(MalformedCardException.class)
                .hasMessageContaining("unpacks to more than");
    }

    private static byte[] entry(int offset) {
        return new byte[] {1, 0, (byte) (offset >> 16), (byte) (offset >> 8), (byte) offset, 0};
    }

    @Test
    void anEncryptedPdfIsRefused() {
        refused(new TestCard().with("a", "x").with("b", "y").encrypted(), "is encrypted");
    }

    @Test
    void unusualPackingIsRefused() {
        refused(new TestCard().with("a", "x").with("b", "y").filter(COSName.LZW_DECODE), "packed in a way");
    }

    @Test
    void aListOfFilesThatLeadsInCirclesIsRefused() {
        refused(new TestCard().with("a", "x").with("b", "y").plain().circular(), "leads in circles");
    }

    @Test
    void deepNestingIsRefused() {
        String nested = "[".repeat(100_000) + "]".repeat(100_000);
        String pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Names " + nested + " >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

        assertThatThrownBy(() -> READER.read(DocumentSource.text("card.pdf", pdf)))
                .isInstanceOf(MalformedCardException.class);
    }

    @Test
    void aFileThatCannotBeReadIsAnotherMatter() {
        assertThatThrownBy(() -> READER.read(DocumentSource.of("card.pdf", 10, () -> {
                    throw new IOException("disk");
                })))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("cannot be read to its end");
    }

    /** Seeded: the same mutants in each build. */
    @Test
    void damagedCardsNeverEndOtherwise() {
        byte[] genuine = new TestCard()
                .with("contract.txt", "We agree.")
                .with("1.cms", "signature")
                .octets();
        byte[] plain = new TestCard()
                .with("contract.txt", "We agree.")
                .with("1.cms", "signature")
                .plain()
                .octets();
        Random chance = new Random(20261122);
        int read = 0;
        for (int i = 0; i < 600; i++) {
            byte[] mutant = (i % 2 == 0 ? genuine : plain).clone();
            for (int flips = 1 + chance.nextInt(8); flips > 0; flips--) {
                mutant[chance.nextInt(mutant.length)] = (byte) chance.nextInt();
            }
            int length = chance.nextInt(10) == 0 ? chance.nextInt(mutant.length) : mutant.length;
            try {
                READER.read(DocumentSource.of("card.pdf", Bytes.of(Arrays.copyOf(mutant, length))));
                read++;
            } catch (MalformedCardException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isBetween(1, 599);
    }

    @Test
    void aMissingPdfBoxIsNamed() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .filter(entry -> !entry.contains("pdfbox"))
                .map(HostileCardTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> reader = without.loadClass(CardReader.class.getName());
            Class<?> source = without.loadClass(DocumentSource.class.getName());
            Object card = source.getMethod("text", String.class, String.class).invoke(null, "card.pdf", "%PDF-1.4");
            Object reading = reader.getMethod("create").invoke(null);

            assertThatThrownBy(() -> reader.getMethod("read", source).invoke(reading, card))
                    .hasRootCauseInstanceOf(ClassNotFoundException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("org.apache.pdfbox:pdfbox");
        }
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> new CardLimits(0, 2, 1)).hasMessageContaining("1 byte at least");
        assertThatThrownBy(() -> new CardLimits(1, 1, 1)).hasMessageContaining("allow 2 files");
    }

    private static URL url(String entry) {
        try {
            return java.nio.file.Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void refused(TestCard card, String why) {
        assertThatThrownBy(() -> READER.read(card.build()))
                .isInstanceOf(MalformedCardException.class)
                .hasMessageContaining(why);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
