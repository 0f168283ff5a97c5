package org.qoltanba.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;

/** What happens to those who connect, before any route is known: at every address of a world, set at either service. */
@Timeout(120)
class ConnectionFaultTest {

    private final FakeServices world = FakeServices.create(7);

    @AfterEach
    void close() {
        world.close();
    }

    /** The addresses of a world. */
    private enum Address {
        PLAIN,
        TLS,
        MUTUAL_TLS;

        URI of(FakeServices world) {
            return switch (this) {
                case PLAIN -> world.uri();
                case TLS -> world.sigex().secureUri();
                case MUTUAL_TLS -> world.sigex().systemUri();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyListensWhileConnectionsAreRefused(Address where) throws Exception {
        URI address = where.of(world);
        FaultRule rule = world.fault("refuseConnection()");
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> new Socket(address.getHost(), address.getPort()).close());
        }
        assertThat(where.of(world)).isEqualTo(address);

        world.sigex().faults().remove(rule);

        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(rule.struck()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anAddressThatIsMadeWhileConnectionsAreRefusedRefusesThemToo(Address where) throws Exception {
        world.dss().faults().refuseConnection();
        URI address = where.of(world);
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(address.getHost(), address.getPort()).close());

        world.dss().faults().clear();

        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void theServiceGoesAndComesAgainAsOftenAsWanted() throws Exception {
        URI address = world.uri();
        for (int i = 0; i < 30; i++) {
            world.sigex().faults().refuseConnection();
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> new Socket(address.getHost(), address.getPort()).close());
            world.sigex().faults().clear();
            assertThat(get(address).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWorldEndsWhileItRefuses() throws Exception {
        URI address = world.uri();
        world.sigex().faults().refuseConnection();
        world.close();
        try (FakeServices next = FakeServices.builder().port(address.getPort()).build()) {
            try (RawConnection connection = RawConnection.to(next.uri())) {
                connection.send("GET /api/version HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsResetBeforeAnythingIsRead(Address where) throws Exception {
        URI address = where.of(world);
        FaultRule rule = world.fault("closeConnection().times(2)");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> {
                        try (RawConnection connection = RawConnection.to(address)) {
                            assertThat(connection.readAll()).isEmpty();
                            throw new SocketException("closed");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(rule.struck()).isEqualTo(2);
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(world.journal().exchanges()).hasSize(1);
    }

    /** A client with a pool would otherwise go on as if nothing had happened. */
    @Test
    void whoeverWaitsForANextRequestMustConnectAnew() throws Exception {
        try (RawConnection connection = RawConnection.to(world.uri())) {
            connection.send("GET /api/version HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200");
            while (!connection.isClosedByServer()) {
                world.sigex().faults().closeConnection();
                world.sigex().faults().clear();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS, handshake_failure, failHandshake", "MUTUAL_TLS, handshake_failure, failHandshake"})
    void theHandshakeEndsWithAnAlert(Address where, String alert, String fault) throws Exception {
        URI address = where.of(world);
        FaultRule rule = world.fault(fault + "()");
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> get(address))
                .withMessageContaining(alert);
        assertThat(rule.struck()).isOne();
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "MUTUAL_TLS"})
    void aCertificateHasExpired(Address where) throws Exception {
        assertThat(causes(refused(where, "expiredCertificate()")))
                .hasAtLeastOneElementOfType(CertificateExpiredException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "MUTUAL_TLS"})
    void aCertificateNamesAnotherHost(Address where) throws Exception {
        assertThat(refused(where, "wrongHostCertificate()"))
                .hasMessageContaining("No subject alternative names matching");
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "MUTUAL_TLS"})
    void aCertificateIsOfAnAuthorityThatNobodyTrusts(Address where) throws Exception {
        assertThat(refused(where, "untrustedCertificate()")).hasMessageContaining("path");
    }

    @Test
    void withoutTlsNoCertificateIsShown() throws Exception {
        Faults faults = world.dss().faults();
        FaultRule rule = faults.expiredCertificate().always();
        assertThat(get(world.uri()).statusCode()).isEqualTo(200);
        assertThat(rule.struck()).isZero();
    }

    /** By chance, the same connections are struck in two worlds with the same seed. */
    @Test
    void chanceComesAgainFromTheSeed() throws Exception {
        try (FakeServices same = FakeServices.create(7)) {
            assertThat(closedOnes(world)).contains(true, false).isEqualTo(closedOnes(same));
        }
    }

    private static List<Boolean> closedOnes(FakeServices world) throws IOException {
        world.fault("closeConnection().percent(50).always()");
        List<Boolean> closed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (RawConnection connection = RawConnection.to(world.uri())) {
                connection.send("GET /api/version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                closed.add(connection.readAll().isEmpty());
            } catch (SocketException reset) {
                closed.add(true);
            }
        }
        return closed;
    }

    private SSLException refused(Address where, String fault) throws Exception {
        URI address = where.of(world);
        FaultRule rule = world.fault(fault);
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        assertThatThrownBy(() -> get(address)).satisfies(thrown -> failure.complete((Exception) thrown));
        assertThat(rule.struck()).isOne();
        assertThat(get(address).statusCode()).isEqualTo(200);
        return (SSLException) failure.get();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.add(each);
        }
        return all;
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trusting(world.sigex().tlsCertificate()))
                .build()
                .send(HttpRequest.newBuilder(address.resolve("/api/version")).build(), BodyHandlers.ofString());
    }

    private static SSLContext trusting(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
