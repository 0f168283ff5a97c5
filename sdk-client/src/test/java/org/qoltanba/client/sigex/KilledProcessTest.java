package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.sigex.BulkProgram.Kind;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.SigexDocument;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** A process is killed in the middle of many documents; another one finishes; each was done once. */
@Isolated("gives the machine to the processes")
class KilledProcessTest {

    private static final Bin COMPANY = Bin.of("123456789012");

    @TempDir
    private Path folder;

    private final FakeServices world = FakeServices.create();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aThousandDocumentsAreRegisteredOnceEach() throws Exception {
        int count = 1_000;
        keepKey();

        workKilledAndTakenUp(Kind.REGISTER, world.sigex().uri(), count, () -> stored().size());

        assertDone(count, 1);
    }

    @Test
    void everyDocumentIsCoSignedOnce() throws Exception {
        int count = 300;
        keepKey();
        registerBySomebodyElse(count);

        workKilledAndTakenUp(Kind.SIGN, world.sigex().uri(), count, () -> (int) stored().stream()
                .filter(document -> document.signatures().size() > 1)
                .count());

        assertDone(count, 2);
    }

    /** What was begun is found again by its title, where the service lists it. */
    @Test
    void everyDocumentIsPreregisteredOnce() throws Exception {
        int count = 300;
        world.sigex().switches().documents().listsUnfinished(true);
        keepSystem();

        workKilledAndTakenUp(Kind.PREREGISTER, world.sigex().systemUri(), count, () -> stored().size());

        assertDone(count, 0);
    }

    private List<SigexDocument> stored() {
        return world.sigex().documents();
    }

    private void keepKey() throws IOException {
        TestIdentity company = world.pki().employee(COMPANY, Iin.of("750202400456"));
        Files.write(
                folder.resolve("company.p12"),
                company.pkcs12(Secret.of("killed")).toArray());
    }

    private void keepSystem() throws IOException, CertificateEncodingException {
        TestInformationSystem system =
                world.sigex().organization(COMPANY).largeBusiness().informationSystem();
        Files.writeString(folder.resolve("system.pem"), system.certificatePem());
        Files.writeString(folder.resolve("systemKey.pem"), system.privateKeyPem());
        Files.write(folder.resolve("root.pem"), world.sigex().tlsCertificate().getEncoded());
    }

    private void registerBySomebodyElse(int count) throws IOException {
        DocumentSigner other = world.pki().individual(Iin.of("900303400789")).signer();
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.sigex().uri()))
                .time(world.clock())
                .build()) {
            List<String> ids = IntStream.range(0, count)
                    .mapToObj(i -> qoltanba.sigex()
                            .register(BulkProgram.document(i, 0))
                            .signedBy(other)
                            .submit()
                            .id()
                            .value())
                    .toList();
            Files.write(folder.resolve("ids"), ids);
        }
    }

    private void workKilledAndTakenUp(Kind kind, URI address, int count, IntSupplier done)
            throws IOException, InterruptedException {
        int moment = new SplittableRandom(world.seed()).nextInt(count / 10, count - count / 10);
        System.out.println(kind + ", seed " + world.seed() + ": the process is killed when SIGEX has " + moment);

        killAt(start(kind, address, count), done, moment);
        int left = done.getAsInt();
        assertThat(left).isBetween(moment, count - 1);
        List<String> lines = linesOf(start(kind, address, count));

        assertThat(lines).hasSize(count + 1);
        assertThat(lines.get(count)).startsWith("complete: true, registered ");
        assertThat(lines.subList(0, count)).contains("REGISTERED", "REGISTERED_BEFORE");
        System.out.println(
                "It left " + left + "; afterwards there are " + done.getAsInt() + " (" + lines.get(count) + ")");
    }

    private void assertDone(int count, int signatures) {
        assertThat(stored()).hasSize(count).allSatisfy(document -> {
            assertThat(document.isComplete()).isTrue();
            assertThat(document.signatures()).hasSize(signatures);
        });
        assertThat(stored().stream().map(SigexDocument::title).distinct()).hasSize(count);
    }

    private Process start(Kind kind, URI address, int count) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkProgram.class.getName(),
                        kind.name(),
                        address.toString(),
                        folder.toString(),
                        Integer.toString(count),
                        "0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Each line the process says is an occasion to look. */
    private static void killAt(Process process, IntSupplier done, int moment) throws IOException, InterruptedException {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (done.getAsInt() >= moment) {
                    process.destroyForcibly().waitFor();
                    return;
                }
            }
        }
        throw new AssertionError("The process ended before SIGEX had " + moment + " documents.");
    }

    private static List<String> linesOf(Process process) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(lines::add);
        }
        assertThat(process.waitFor()).as("exit code after %s", lines).isZero();
        return lines;
    }
}
