package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.testkit.clock.VirtualClock;

/** An identity in all its forms: the SDK loads each, and what it signs convinces OpenSSL. */
class TestIdentityTest {

    private static final Iin IIN = Iin.of("850101300123");
    private static final Secret PASSWORD = Secret.of("Қолтаңба 1");

    private final VirtualClock clock = new VirtualClock();
    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void isASigningKey(KeyAlgorithm algorithm) {
        TestIdentity person = authority.individual(IIN, algorithm);
        assertThat(person.signingKey().certificate().encoded())
                .isEqualTo(person.certificate().encoded());
        assertThat(person.signingKey().chain()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void isAPkcs12File(KeyAlgorithm algorithm) throws Exception {
        TestIdentity person = authority.individual(IIN, algorithm);
        SigningKey loaded = SigningKey.fromPkcs12(person.pkcs12(PASSWORD), PASSWORD);
        assertThat(loaded.certificate().encoded())
                .isEqualTo(person.certificate().encoded());

        Secret plain = Secret.of("changeit");
        OpenSsl openSsl = OpenSsl.in(folder).file("key.p12", person.pkcs12(plain));
        assertThat(openSsl.run("pkcs12", "-in", "key.p12", "-passin", "pass:changeit", "-nodes")
                        .output())
                .contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void isPemFiles(KeyAlgorithm algorithm) throws Exception {
        TestIdentity person = authority.individual(IIN, algorithm);
        Path certificates = Files.writeString(folder.resolve("chain.pem"), person.certificatesPem());
        Path key = Files.writeString(folder.resolve("key.pem"), person.privateKeyPem());
        Path encrypted = Files.writeString(folder.resolve("encrypted.pem"), person.privateKeyPem(PASSWORD));

        assertThat(SigningKey.fromPem(key, certificates).certificate().encoded())
                .isEqualTo(person.certificate().encoded());
        assertThat(SigningKey.fromPem(encrypted, certificates, PASSWORD)
                        .certificate()
                        .encoded())
                .isEqualTo(person.certificate().encoded());
        OpenSsl openSsl = OpenSsl.in(folder);
        assertThat(openSsl.run("pkey", "-in", "encrypted.pem", "-passin", "pass:Қолтаңба 1")
                        .output())
                .isEqualTo(openSsl.run("pkey", "-in", "key.pem").output());
    }

    @Test
    void signsWithTheTimeOfTheWorld() throws Exception {
        TestIdentity person = authority.individual(IIN);
        Bytes content = Bytes.of("contract".getBytes(StandardCharsets.UTF_8));
        OpenSsl openSsl = OpenSsl.in(folder)
                .file("root.pem", KeyFiles.pem(java.util.List.of(authority.x509())))
                .file("content", content)
                .file(
                        "signature.p7s",
                        person.signer()
                                .sign(DocumentSource.of("contract", content))
                                .encoded());
        String[] verify = {
            "cms",
            "-verify",
            "-binary",
            "-cades",
            "-inform",
            "DER",
            "-in",
            "signature.p7s",
            "-content",
            "content",
            "-CAfile",
            "root.pem",
            "-purpose",
            "any",
            "-attime",
            Long.toString(clock.now().getEpochSecond())
        };
        assertThat(openSsl.run(verify).output()).contains("CAdES Verification successful");
        assertThat(openSsl.run("cms", "-cmsout", "-print", "-inform", "DER", "-in", "signature.p7s")
                        .output())
                .contains("Nov 21 09:00:00 2026 GMT");
    }
}
