package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.testing.BerSignature;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;

class AttachedStreamTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer EC_PERSON = ROOT.person(KeyKind.P_256);
    private static final TestIssuer RSA_PERSON = ROOT.person(KeyKind.RSA_2048);
    private static final CadesVerifier VERIFIER = verifier(ROOT);

    private static DocumentSource source(byte[] content) {
        return DocumentSource.of("file", Bytes.of(content));
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static byte[] signed(TestIssuer person, byte[] content, ContainerEncoding encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        signer(person).signAttached(source(content), out, encoding);
        return out.toByteArray();
    }

    private static byte[] read(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "127", "128", "65535", "65536", "65537", "200000"})
    void whatIsWrittenIsVerifiedAndTakenOut(int size) throws Exception {
        byte[] content = random(size);
        for (TestIssuer person : List.of(EC_PERSON, RSA_PERSON)) {
            for (ContainerEncoding encoding : ContainerEncoding.values()) {
                byte[] file = signed(person, content, encoding);
                assertThat(VERIFIER.verifyAttached(source(file)).indication()).isEqualTo(Indication.TOTAL_PASSED);
                assertThat(VERIFIER.verify(Signature.of(Bytes.of(file))).indication())
                        .isEqualTo(Indication.TOTAL_PASSED);
                assertThat(read(SignatureContent.in(source(file)).orElseThrow()))
                        .isEqualTo(content);
                if (encoding == ContainerEncoding.DER) {
                    assertThat(ASN1Primitive.fromByteArray(file).getEncoded(ASN1Encoding.DER))
                            .isEqualTo(file);
                }
            }
        }
    }

    @Test
    void theDefaultIsDer() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        signer(RSA_PERSON).signAttached(DOCUMENT, out);
        assertThat(out.toByteArray())
                .isEqualTo(signer(RSA_PERSON)
                        .sign(DOCUMENT, SignatureOptions.attached())
                        .encoded()
                        .toArray());
    }

    @Test
    void readsFiles(@TempDir Path folder) throws Exception {
        byte[] content = random(1_000_000);
        Path file = Files.write(folder.resolve("large.p7m"), signed(RSA_PERSON, content, ContainerEncoding.BER));
        DocumentSource signature = DocumentSource.file(file);
        assertThat(VERIFIER.verifyAttached(signature).indication()).isEqualTo(Indication.TOTAL_PASSED);
        DocumentSource inside = SignatureContent.in(signature).orElseThrow();
        assertThat(inside.size()).isEqualTo(content.length);
        assertThat(read(inside)).isEqualTo(content);
        assertThat(read(inside)).as("a second time").isEqualTo(content);
        try (InputStream in = inside.open()) {
            assertThat(in.read()).isEqualTo(content[0] & 0xff);
        }
    }

    @Test
    void readsOddSegmentsAndZerosAfterTheEnd() throws Exception {
        Signature attached = signer(EC_PERSON).sign(DOCUMENT, SignatureOptions.attached());
        byte[] content = read(DOCUMENT);
        for (int segment : new int[] {1, 3, 1000}) {
            byte[] ber = BerSignature.of(attached, content, segment).encoded().toArray();
            byte[] padded = Arrays.copyOf(ber, ber.length + 2000);
            assertThat(VERIFIER.verifyAttached(source(padded)).indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(read(SignatureContent.in(source(ber)).orElseThrow())).isEqualTo(content);
            padded[padded.length - 1] = 1;
            assertThat(VERIFIER.verifyAttached(source(padded)).subIndication()).contains(SubIndication.FORMAT_FAILURE);
        }
    }

    @Test
    void readsSegmentsInsideSegments() throws Exception {
        byte[] content = read(DOCUMENT);
        byte[] der = signer(RSA_PERSON)
                .sign(DOCUMENT, SignatureOptions.attached())
                .encoded()
                .toArray();
        RawSignedData raw = RawSignedData.read(der);
        byte[] before = signed(RSA_PERSON, new byte[0], ContainerEncoding.BER);
        int head = indexOf(before, new byte[] {0x24, (byte) 0x80}) + 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before, 0, head);
        int half = content.length / 2;
        out.writeBytes(new byte[] {0x24, (byte) (half + 2), 4, (byte) half});
        out.write(content, 0, half);
        out.writeBytes(new byte[] {0x24, (byte) 0x80, 4, (byte) (content.length - half)});
        out.write(content, half, content.length - half);
        out.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0});
        out.writeBytes(raw.certificatesField().orElseThrow().encoded());
        out.writeBytes(raw.signersField().encoded());
        out.writeBytes(new byte[6]);
        byte[] nested = out.toByteArray();

        assertThat(read(SignatureContent.in(source(nested)).orElseThrow())).isEqualTo(content);
        assertThat(VERIFIER.verifyAttached(source(nested)).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(VERIFIER.verify(Signature.of(Bytes.of(nested))).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static int indexOf(byte[] octets, byte[] wanted) {
        for (int i = 0; ; i++) {
            if (Arrays.equals(octets, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesEveryChange(ContainerEncoding encoding) throws Exception {
        byte[] file = signed(EC_PERSON, random(300), encoding);
        SeededRunner.run(400, random -> {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] given = random.nextInt(5) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
            var streamed = VERIFIER.verifyAttached(source(given));
            if (streamed.indication() == Indication.TOTAL_PASSED) {
                assertThat(VERIFIER.verify(Signature.of(Bytes.of(given))).indication())
                        .as("what the signature does not cover, like the version")
                        .isEqualTo(Indication.TOTAL_PASSED);
                assertThat(read(SignatureContent.in(source(given)).orElseThrow()))
                        .isEqualTo(random(300));
            }
        });
    }

    @Test
    void detachedSignaturesHaveNothingInside() throws Exception {
        DocumentSource detached =
                source(signer(EC_PERSON).sign(DOCUMENT).encoded().toArray());
        assertThat(SignatureContent.in(detached)).isEmpty();
        assertThat(VERIFIER.verifyAttached(detached).subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
    }

    @Test
    void refusesWhatIsNoSignature() {
        for (byte[] wrong : List.of(
                new byte[0],
                new byte[] {0x30},
                new byte[] {0x30, 0},
                "-----BEGIN".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> SignatureContent.in(source(wrong)))
                    .isInstanceOf(MalformedSignatureException.class);
            assertThat(VERIFIER.verifyAttached(source(wrong)).subIndication()).contains(SubIndication.FORMAT_FAILURE);
        }
    }

    @Test
    void allocatesNothingBecauseALengthSaysSo() {
        byte[] bomb = {0x30, (byte) 0x86, 0x7f, 1, 1, 1, 1, 1, 0x06, (byte) 0x84, 0x7f, 0, 0, 0, 1};
        assertThatThrownBy(() -> SignatureContent.in(source(bomb))).isInstanceOf(MalformedSignatureException.class);
    }

    @Test
    void noticesADocumentThatChangesWhileItIsSigned() {
        AtomicInteger opened = new AtomicInteger();
        DocumentSource changing = DocumentSource.of(
                "changing", 1, () -> new ByteArrayInputStream(new byte[] {(byte) opened.incrementAndGet()}));
        assertThatThrownBy(() -> signer(EC_PERSON).signAttached(changing, OutputStream.nullOutputStream()))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("changed while it was signed");
    }

    @Test
    void tellsWhichEndFails() {
        DocumentSource broken = DocumentSource.of("broken", 5, () -> {
            throw new IOException("disk on fire");
        });
        DocumentSource cutOff = DocumentSource.of("cut off", 5, () -> new ByteArrayInputStream(new byte[3]));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };
        for (ContainerEncoding encoding : ContainerEncoding.values()) {
            for (DocumentSource unreadable : List.of(broken, cutOff)) {
                assertThatThrownBy(() ->
                                signer(RSA_PERSON).signAttached(unreadable, OutputStream.nullOutputStream(), encoding))
                        .isInstanceOf(UnreadableDocumentException.class);
            }
            assertThatThrownBy(() -> signer(RSA_PERSON).signAttached(DOCUMENT, full, encoding))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
        assertThatThrownBy(() -> VERIFIER.verifyAttached(broken)).isInstanceOf(UnreadableDocumentException.class);
    }
}
