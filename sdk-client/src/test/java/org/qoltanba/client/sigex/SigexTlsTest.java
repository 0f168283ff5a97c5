package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** Who calls SIGEX, told by real TLS handshakes. */
class SigexTlsTest {

    private static final Bin COMPANY = Bin.of("123456789012");
    private static final DocumentSource CONTRACT =
            DocumentSource.of("contract.pdf", Bytes.of("Contract 17".getBytes(StandardCharsets.UTF_8)));

    private final FakeServices world = FakeServices.create();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        world.close();
    }

    private Qoltanba calling(SigexEndpoint endpoint) {
        return Qoltanba.builder().sigex(endpoint).time(world.clock()).build();
    }

    private SigexEndpoint secure() {
        return SigexEndpoint.of(world.sigex().secureUri())
                .trusting(world.sigex().tlsCertificate());
    }

    private SigexEndpoint system() {
        return SigexEndpoint.of(world.sigex().systemUri())
                .trusting(world.sigex().tlsCertificate());
    }

    private DocumentQuery lately() {
        return DocumentQuery.storedBetween(
                        world.clock().now().minus(Duration.ofDays(1)),
                        world.clock().now().plus(Duration.ofDays(1)))
                .ofOrganization();
    }

    @Test
    void anAnonymousCallerTrustsTheRootItWasGiven() {
        try (Qoltanba qoltanba = calling(secure())) {
            RegisteredDocument registered = qoltanba.sigex()
                    .register(CONTRACT)
                    .signedBy(world.pki().individual(Iin.of("800101300123")).signer())
                    .submit();

            assertThat(registered.info().size()).isEqualTo(CONTRACT.size());
        }
    }

    @Test
    void aRootNobodyNamedIsNotTrusted() {
        try (Qoltanba qoltanba = calling(SigexEndpoint.of(world.sigex().secureUri()))) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> qoltanba.sigex().find(signatureOfSomebody()))
                    .withMessageContaining("TLS failed")
                    .satisfies(failure ->
                            assertThat(failure.requestMayHaveReachedServer()).isFalse());
        }
    }

    /** The certificate is trusted itself, and names nobody's host. */
    @Test
    void anotherNameThanTheCertificatesIsNotTrusted() throws GeneralSecurityException, IOException {
        TestIdentity nameless = world.pki().individual(Iin.of("800101300123"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", nameless.privateKey(), new char[0], new X509Certificate[] {nameless.x509()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        try (MockWebServer impostor = new MockWebServer()) {
            impostor.useHttps(tls.getSocketFactory());
            impostor.start(InetAddress.getLoopbackAddress(), 0);
            URI address = URI.create("https://localhost:" + impostor.getPort());
            try (Qoltanba qoltanba = calling(SigexEndpoint.of(address).trusting(nameless.x509()))) {
                assertThatExceptionOfType(TransportException.class)
                        .isThrownBy(() -> qoltanba.sigex().find(signatureOfSomebody()))
                        .withMessageContaining("TLS failed (SSLPeerUnverifiedException)")
                        .satisfies(failure -> assertThat(failure.requestMayHaveReachedServer())
                                .isFalse());
            }
            assertThat(impostor.getRequestCount()).isZero();
        }
    }

    private Signature signatureOfSomebody() {
        return world.pki().individual(Iin.of("800101300123")).signer().sign(CONTRACT);
    }

    @Test
    void anInformationSystemIsKnownByItsCertificate() {
        TestInformationSystem erp = world.sigex().organization(COMPANY).informationSystem();
        try (Qoltanba qoltanba = calling(system().informationSystem(erp.certificate(), erp.privateKey()))) {
            RegisteredDocument registered = qoltanba.sigex()
                    .register(CONTRACT)
                    .signedBy(world.pki().individual(Iin.of("800101300123")).signer())
                    .submit();

            assertThat(qoltanba.sigex().documents(lately()).stream())
                    .singleElement()
                    .satisfies(listed -> {
                        assertThat(listed.id()).isEqualTo(registered.id());
                        assertThat(listed.registrator())
                                .hasValueSatisfying(registrator ->
                                        assertThat(registrator.organization()).isEqualTo(COMPANY));
                    });
            assertThatIllegalStateException()
                    .isThrownBy(() -> qoltanba.sigex().authentication())
                    .withMessageContaining("TLS certificate");
            assertThatIllegalStateException()
                    .isThrownBy(() -> qoltanba.sigex()
                            .signIn(world.pki()
                                    .individual(Iin.of("800101300123"))
                                    .signer()));
        }
    }

    @Test
    void certificateAndKeyMayComeFromFiles() throws IOException {
        TestInformationSystem erp = world.sigex().organization(COMPANY).informationSystem();
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), erp.certificatePem());
        Path key = Files.writeString(folder.resolve("privateKey.pem"), erp.privateKeyPem());
        Path bare =
                Files.write(folder.resolve("privateKey.der"), erp.privateKey().getEncoded());

        for (Path form : Set.of(key, bare)) {
            try (Qoltanba qoltanba = calling(system().informationSystem(certificate, form))) {
                assertThat(qoltanba.sigex().documents(lately()).stream()).isEmpty();
            }
        }
        assertThatExceptionOfType(KeyAccessException.class)
                .isThrownBy(() -> TlsIdentity.fromFiles(key, key))
                .withMessageContaining("holds no certificate");
        assertThatExceptionOfType(KeyAccessException.class)
                .isThrownBy(() -> TlsIdentity.fromFiles(certificate, certificate))
                .withMessageContaining("PKCS#8");
        assertThatExceptionOfType(KeyAccessException.class)
                .isThrownBy(() -> TlsIdentity.fromFiles(certificate, folder.resolve("nowhere.pem")))
                .withMessageContaining("cannot be read");
    }

    @Test
    void withoutACertificateTheCallerIsNobody() {
        try (Qoltanba qoltanba = calling(system())) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> qoltanba.sigex().documents(lately()).firstPage());
        }
    }

    @Test
    void aCertificateNobodyRegisteredIsNobodyToo() {
        TestIdentity stranger = world.pki().individual(Iin.of("800101300123"));
        try (Qoltanba qoltanba = calling(system().informationSystem(stranger.x509(), stranger.privateKey()))) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> qoltanba.sigex().documents(lately()).firstPage());
        }
    }

    @Test
    void twoSystemsOfOneProcessAreTwo() {
        TestInformationSystem ours = world.sigex().organization(COMPANY).informationSystem();
        TestInformationSystem theirs =
                world.sigex().organization(Bin.of("210987654321")).informationSystem();
        try (Qoltanba one = calling(system().informationSystem(ours.certificate(), ours.privateKey()));
                Qoltanba other = calling(system().informationSystem(theirs.certificate(), theirs.privateKey()))) {
            one.sigex()
                    .register(CONTRACT)
                    .signedBy(world.pki().individual(Iin.of("800101300123")).signer())
                    .submit();

            assertThat(one.sigex().documents(lately()).stream().map(ListedDocument::title))
                    .containsExactly("contract.pdf");
            assertThat(other.sigex().documents(lately()).stream()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "EC_P256", "EC_P384"})
    void keysOfTheKindsTheServiceTakesMakeAnIdentity(KeyAlgorithm algorithm) {
        TestIdentity pair = world.pki()
                .identity(Iin.of("800101300123"))
                .algorithm(algorithm)
                .issue();
        TestIdentity other = world.pki()
                .identity(Iin.of("800101300123"))
                .algorithm(algorithm)
                .issue();

        TlsIdentity identity = TlsIdentity.of(pair.x509(), pair.privateKey());
        assertThat(identity.certificate()).isEqualTo(pair.x509());
        assertThat(identity.toString()).doesNotContain("800101300123");
        assertThatExceptionOfType(KeyAccessException.class)
                .isThrownBy(() -> TlsIdentity.of(pair.x509(), other.privateKey()))
                .withMessageContaining("belong");
    }

    @Test
    void aCertificateIsShownOverHttpsOnly() {
        TestInformationSystem erp = world.sigex().organization(COMPANY).informationSystem();
        TlsIdentity identity = TlsIdentity.of(erp.certificate(), erp.privateKey());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigexEndpoint.of(world.sigex().uri()).informationSystem(identity))
                .withMessageContaining("https");
        assertThat(SigexEndpoint.production().informationSystem(identity))
                .hasToString("SigexEndpoint[https://sigex.kz:10443, information system]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigexEndpoint.production().trusting());
    }
}
