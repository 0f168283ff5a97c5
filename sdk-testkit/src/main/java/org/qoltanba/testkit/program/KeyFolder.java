package org.qoltanba.testkit.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** The keys and certificates of a world as files, for programs that are to sign and to trust. */
final class KeyFolder {

    /** Protects every PKCS#12 file. These keys guard nothing. */
    static final String PASSWORD = "qoltanba";

    private static final int LINE = 64;

    private final Path folder;

    private KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes everything; files of the same name are replaced. */
    static KeyFolder write(Path folder, FakeServices world, Scene scene) throws IOException {
        KeyFolder keys = new KeyFolder(Files.createDirectories(folder).toAbsolutePath());
        keys.write("tls-root.pem", pem(world.sigex().tlsCertificate()));
        keys.write("signers-root.pem", pem(world.pki().x509()));
        for (Map.Entry<String, TestIdentity> person : scene.people().entrySet()) {
            String name = fileName(person.getKey());
            TestIdentity identity = person.getValue();
            keys.write(name + ".key.pem", identity.privateKeyPem());
            keys.write(name + ".crt.pem", identity.certificatesPem());
            Files.write(
                    keys.folder.resolve(name + ".p12"),
                    identity.pkcs12(Secret.of(PASSWORD)).toArray());
        }
        for (Map.Entry<String, TestInformationSystem> system :
                scene.informationSystems().entrySet()) {
            keys.write(system.getKey() + ".key.pem", system.getValue().privateKeyPem());
            keys.write(system.getKey() + ".crt.pem", system.getValue().certificatePem());
        }
        return keys;
    }

    /** Where the root certificate of TLS is. */
    Path tlsRoot() {
        return folder.resolve("tls-root.pem");
    }

    Path path() {
        return folder;
    }

    /** A name that stays in the folder, whatever the person is called. */
    static String fileName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }

    private static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate has an encoding.", impossible);
        }
    }
}
