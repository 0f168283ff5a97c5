package org.qoltanba.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.error.KeyAccessException;

class TlsIdentityTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void isReadFromTheFilesThePortalGives() throws IOException {
        TlsIdentity identity = TlsIdentity.fromFiles(copy("system.crt"), copy("system.key"));

        assertThat(identity.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=An information system");
        assertThat(identity.privateKey().getAlgorithm()).isEqualTo("EC");
        assertThat(identity).hasToString("TlsIdentity[EC]");
    }

    @Test
    void takesDerAsWell() throws IOException {
        String pem = Files.readString(copy("system.key")).replaceAll("-----[A-Z ]+-----", "");
        Path der =
                Files.write(folder.resolve("key.der"), Base64.getMimeDecoder().decode(pem));

        assertThat(TlsIdentity.fromFiles(copy("system.crt"), der).privateKey().getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        Path certificate = copy("system.crt");
        Path otherKey = copy("other.key");
        Path otherKind = copy("weak.key");

        assertThatThrownBy(() -> TlsIdentity.fromFiles(certificate, otherKey))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("do not belong together");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(certificate, otherKind))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("Pass the key that belongs to it");
    }

    @Test
    void refusesKeysTheServiceDoesNotTake() throws IOException {
        Path weak = copy("weak.crt");
        Path weakKey = copy("weak.key");
        Path edwards = copy("edwards.crt");
        Path key = copy("system.key");

        assertThatThrownBy(() -> TlsIdentity.fromFiles(weak, weakKey))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("1024 bits; at least 2048");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(edwards, key))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("must be RSA or EC");
    }

    @Test
    void saysWhatIsWrongWithAFileWithoutQuotingIt() throws IOException {
        Path certificate = copy("system.crt");
        Path key = copy("system.key");
        Path text = Files.writeString(folder.resolve("text"), "top secret");
        Path large = Files.write(folder.resolve("large"), new byte[(256 << 10) + 1]);
        Path absent = folder.resolve("absent");

        assertThatThrownBy(() -> TlsIdentity.fromFiles(text, key))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(certificate, text))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("PKCS#8 without a password")
                .hasMessageNotContaining("top secret");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(certificate, copy("edwards.key")))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("holds no private key for RSA or EC");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(large, key))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> TlsIdentity.fromFiles(certificate, absent))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("cannot be read");
    }

    private Path copy(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(TlsIdentityTest.class.getResourceAsStream(name), name)) {
            Path file = folder.resolve(name);
            Files.write(file, content.readAllBytes());
            return file;
        }
    }
}
