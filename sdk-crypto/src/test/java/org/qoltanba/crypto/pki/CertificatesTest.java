package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

class CertificatesTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);

    @TempDir
    Path folder;

    @Test
    void pemGoesThereAndBack() throws Exception {
        String pem = Certificates.toPem(PERSON.certificate());
        assertThat(pem).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
        assertThat(pem.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
        Path file = Files.writeString(
                folder.resolve("chain.pem"), "subject=X\n" + pem + "text\n" + Certificates.toPem(ROOT.certificate()));
        assertThat(Certificates.fromPem(file)).containsExactly(PERSON.certificate(), ROOT.certificate());
        assertThat(TrustAnchors.fromPem(file).certificates()).hasSize(2);
        assertThat(TrustAnchors.fromPem(file)).hasToString("TrustAnchors[2]");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> Certificates.fromPem(missing)).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> Certificates.fromPem(folder)).hasMessageContaining("is a directory");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> Certificates.fromPem(empty)).hasMessageContaining("is empty");
        Path der = Files.write(
                folder.resolve("root.der"), ROOT.certificate().encoded().toArray());
        assertThatThrownBy(() -> Certificates.fromPem(der)).hasMessageContaining("openssl x509 -inform DER");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nMII*\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> Certificates.fromPem(broken)).isInstanceOf(KeyAccessException.class);
        Path huge = Files.write(folder.resolve("huge.pem"), new byte[4 * 1024 * 1024 + 1]);
        assertThatThrownBy(() -> Certificates.fromPem(huge)).hasMessageContaining("larger than");
        Path unfinished = Files.writeString(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nMIIB\n");
        assertThatThrownBy(() -> Certificates.fromPem(unfinished)).isInstanceOf(KeyAccessException.class);
    }

    @Test
    void readsDerAndTheCertificatesOfTheJdk() {
        assertThat(Certificates.of(PERSON.x509())).isEqualTo(PERSON.certificate());
        assertThat(Certificates.parse(PERSON.certificate().encoded())).isEqualTo(PERSON.certificate());
        assertThatThrownBy(() -> Certificates.parse(Bytes.of(new byte[] {1, 2, 3})))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageContaining("not a certificate in DER");
    }
}
