package org.qoltanba.examples.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.health.CertificateHealth;
import org.qoltanba.crypto.health.HealthPolicy;
import org.qoltanba.crypto.health.HealthReport;
import org.qoltanba.crypto.health.HealthTable;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.testkit.FakeServices;

/** Which certificates of a folder have to be reissued, because they expire or because their authority closes. */
public final class CheckCertificates {

    private CheckCertificates() {}

    /**
     * Checks a folder of your own, or makes one and checks that.
     *
     * @param arguments nothing, or a folder and a policy file
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            check(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    SdkClock.system().now());
            return;
        }
        try (FakeServices world = FakeServices.create()) {
            Path folder = Files.createTempDirectory("check-certificates");
            Instant now = world.clock().now();
            write(folder.resolve("authority.pem"), world.pki().certificate());
            write(
                    folder.resolve("accountant.pem"),
                    world.pki()
                            .identity(Iin.of("000000000011"))
                            .validBetween(now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(20)))
                            .issue()
                            .certificate());
            write(
                    folder.resolve("director.pem"),
                    world.pki().individual(Iin.of("000000000022")).certificate());
            Path policy = Files.writeString(
                    folder.resolve("policy.txt"),
                    "certificate:" + sha256(world.pki().certificate()) + "; " + now.plus(Duration.ofDays(60))
                            + "; accreditation ends\n");
            check(folder, policy, now);
        }
    }

    // region health
    static void check(Path folder, Path policy, Instant date) throws IOException {
        HealthReport report = CertificateHealth.on(date)
                .within(Duration.ofDays(90))
                .policy(HealthPolicy.read(policy))
                .build()
                .checkFolder(folder);
        HealthTable.write(report, System.out);
    }
    // endregion

    private static void write(Path file, SignerCertificate certificate) throws IOException {
        Files.writeString(file, Certificates.toPem(certificate));
    }

    private static String sha256(SignerCertificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(certificate.encoded().toArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
