package org.qoltanba.client.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.OnlineRevocationSource;
import org.qoltanba.crypto.pki.OnlineRevocationSource.Method;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.Rfc3161TimeStampSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** Revocation data and time stamps of the testkit's authority, fetched over real HTTP. */
class EvidenceOverHttpTest {

    private static final DocumentSource DOCUMENT = DocumentSource.of("a.txt", Bytes.of(new byte[] {1, 2, 3}));

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());
    private final TestIdentity person = authority.individual(new Iin("123456789011"));
    private final MockWebServer server = new MockWebServer();
    private final HttpPkiTransport transport =
            HttpPkiTransport.builder().allowPrivateAddresses().build();

    @BeforeEach
    void serve() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return switch (request.getUrl().encodedPath()) {
                    case "/ocsp" -> answer(request, authority::ocspResponse);
                    case "/tsp" -> answer(request, authority::timeStampResponse);
                    case "/ca.crl" -> ok(authority.crl());
                    default -> new MockResponse.Builder().code(404).build();
                };
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    private static MockResponse answer(RecordedRequest request, UnaryOperator<Bytes> service) {
        return ok(
                service.apply(Bytes.of(Objects.requireNonNull(request.getBody()).toByteArray())));
    }

    private static MockResponse ok(Bytes body) {
        return new MockResponse.Builder()
                .body(new Buffer().write(body.toArray()))
                .build();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private URI at(String path) {
        return server.url(path).uri();
    }

    private OnlineRevocationSource source(Method... order) {
        return OnlineRevocationSource.builder(transport)
                .clock(clock)
                .responders(List.of(at("/ocsp")))
                .lists(List.of(at("/ca.crl")))
                .order(order)
                .build();
    }

    private RevocationStatus ask(RevocationSource source) {
        return source.check(person.certificate(), authority.certificate(), clock.now());
    }

    @Test
    void statusByOcspAndByList() throws InterruptedException {
        assertThat(ask(source(Method.OCSP)))
                .isInstanceOfSatisfying(
                        RevocationStatus.Good.class,
                        good -> assertThat(good.evidence().kind()).isEqualTo(RevocationEvidence.Kind.OCSP));
        assertThat(ask(source(Method.CRL)))
                .isInstanceOfSatisfying(
                        RevocationStatus.Good.class,
                        good -> assertThat(good.evidence().kind()).isEqualTo(RevocationEvidence.Kind.CRL));
        clock.advance(Duration.ofMinutes(1));
        authority.revoke(person);
        assertThat(ask(source(Method.OCSP))).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(ask(source(Method.CRL))).isInstanceOf(RevocationStatus.Revoked.class);
    }

    @Test
    void verdictOnEvidenceFetchedOnline() {
        Signature signature = person.signer().sign(DOCUMENT);
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(authority.certificate()))
                .revocation(source(Method.OCSP, Method.CRL))
                .clock(clock)
                .build();
        assertThat(verifier.verify(signature, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
        CadesVerifier guarded = CadesVerifier.trusting(TrustAnchors.of(authority.certificate()))
                .revocation(OnlineRevocationSource.builder(HttpPkiTransport.create())
                        .clock(clock)
                        .responders(List.of(at("/ocsp")))
                        .build())
                .clock(clock)
                .build();
        assertThat(guarded.verify(signature, DOCUMENT).subIndication()).contains(SubIndication.TRY_LATER);
    }

    @Test
    void timeStamp() throws Exception {
        Digest imprint = new Digest(
                DigestAlgorithm.SHA_256,
                Bytes.of(MessageDigest.getInstance("SHA-256").digest(new byte[] {1})));
        Rfc3161TimeStampSource source =
                Rfc3161TimeStampSource.builder(transport, at("/tsp")).build();
        assertThat(source.timeStamp(imprint).size()).isPositive();
        assertThatThrownBy(() -> Rfc3161TimeStampSource.builder(transport, at("/nowhere"))
                        .build()
                        .timeStamp(imprint))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("status 404");
    }
}
