package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTsa;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;

class Rfc3161TimeStampSourceTest {

    private static final URI ADDRESS = URI.create("http://tsa.example/tsp");
    private static final Digest IMPRINT = TestTsa.sha256(new byte[] {1, 2, 3});

    private final TestTsa tsa = TestTsa.below(TestIssuer.root(KeyKind.P_256));

    private Rfc3161TimeStampSource source() {
        return Rfc3161TimeStampSource.builder(tsa.transport(), ADDRESS).build();
    }

    private static PkiTransport answering(Bytes answer) {
        return new PkiTransport() {
            @Override
            public Bytes get(URI address, int limit) throws IOException {
                throw new IOException("GET");
            }

            @Override
            public Bytes post(URI address, String contentType, Bytes question, int limit) {
                return answer;
            }
        };
    }

    @Test
    void obtainsATokenOfTheDigest() throws Exception {
        TimeStampToken token = TimeStampToken.parse(source().timeStamp(IMPRINT), new CertificateReader());
        assertThat(token.stamps(IMPRINT)).isTrue();
        assertThat(token.genTime()).isEqualTo(TestIssuer.NOW);
        assertThat(token.nonce()).isPresent();
        assertThat(source()).hasToString("Rfc3161TimeStampSource[tsa.example]");
    }

    @Test
    void asksWithANewNonceAndForTheCertificate() {
        List<TimeStampReq> asked = new ArrayList<>();
        PkiTransport listening = new PkiTransport() {
            @Override
            public Bytes get(URI address, int limit) throws IOException {
                throw new IOException("GET");
            }

            @Override
            public Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException {
                assertThat(address).isEqualTo(ADDRESS);
                asked.add(TimeStampReq.getInstance(question.toArray()));
                return tsa.transport().post(address, contentType, question, limit);
            }
        };
        Rfc3161TimeStampSource source = Rfc3161TimeStampSource.builder(listening, ADDRESS)
                .policy(TestTsa.POLICY)
                .build();
        source.timeStamp(IMPRINT);
        source.timeStamp(IMPRINT);
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(request -> {
                    assertThat(request.getCertReq().isTrue()).isTrue();
                    assertThat(request.getReqPolicy().getId()).isEqualTo(TestTsa.POLICY);
                    assertThat(request.getNonce().getValue().bitLength()).isEqualTo(128);
                })
                .extracting(request -> request.getNonce().getValue())
                .doesNotHaveDuplicates();
    }

    @Test
    void refusalsSayWhoCanAct() {
        tsa.status = PKIStatus.REJECTION;
        assertRefused(PKIFailureInfo.badAlg, "badAlg", InvalidRequestException.class, "another authority");
        assertRefused(PKIFailureInfo.unacceptedPolicy, "unacceptedPolicy", InvalidRequestException.class, "policy");
        assertRefused(PKIFailureInfo.badRequest, "badRequest", InvalidRequestException.class, "RFC 3161");
        assertRefused(PKIFailureInfo.timeNotAvailable, "timeNotAvailable", ServerFaultException.class, "later");
        assertRefused(PKIFailureInfo.systemFailure, "systemFailure", ServerFaultException.class, "later");
        assertRefused(0, "rejection", ServerFaultException.class, "later");
    }

    private void assertRefused(int failure, String code, Class<? extends ServiceException> type, String message) {
        tsa.failure = failure;
        assertThatThrownBy(() -> source().timeStamp(IMPRINT))
                .isExactlyInstanceOf(type)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(code));
    }

    private void assertUnusable(String reason) {
        assertThatThrownBy(() -> source().timeStamp(IMPRINT))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void tokenOfAnotherSignatureIsRefused() {
        tsa.imprint = asked -> TestTsa.sha256(new byte[] {9});
        assertUnusable("another digest");
    }

    @Test
    void oldAnswersAreRefused() {
        tsa.nonce = asked -> Objects.requireNonNull(asked).add(BigInteger.ONE);
        assertUnusable("nonce");
        tsa.nonce = asked -> null;
        assertUnusable("nonce");
    }

    @Test
    void otherPolicyIsRefused() {
        tsa.policy = "1.2.3";
        assertThat(source().timeStamp(IMPRINT).size()).as("no wish").isPositive();
        assertThatThrownBy(() -> Rfc3161TimeStampSource.builder(tsa.transport(), ADDRESS)
                        .policy(TestTsa.POLICY)
                        .build()
                        .timeStamp(IMPRINT))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("policy 1.2.3");
    }

    @Test
    void tokensThatDoNotHoldAreRefused() {
        tsa.binding = TestTsa.Binding.NONE;
        assertUnusable("does not hold");
        tsa.binding = TestTsa.Binding.V2;
        tsa.withCertificate = false;
        assertUnusable("not at hand");
    }

    @Test
    void answersThatAreNone() {
        for (String text : new String[] {"", "<html>", "0"}) {
            Bytes answer = Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> Rfc3161TimeStampSource.builder(answering(answer), ADDRESS)
                            .build()
                            .timeStamp(IMPRINT))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("not a time stamp");
        }
    }

    @Test
    void authorityOutOfReach() {
        PkiTransport broken = new PkiTransport() {
            @Override
            public Bytes get(URI address, int limit) throws IOException {
                throw new IOException("GET");
            }

            @Override
            public Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException {
                throw new IOException("The host does not answer.");
            }
        };
        assertThatThrownBy(() ->
                        Rfc3161TimeStampSource.builder(broken, ADDRESS).build().timeStamp(IMPRINT))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("The host does not answer.")
                .isInstanceOfSatisfying(
                        SdkException.class,
                        lost -> assertThat(lost.context().service()).isEqualTo("TSA tsa.example"));
    }

    @Test
    void addressesAreChecked() {
        for (String address :
                new String[] {"ftp://tsa.example", "http:///tsp", "http://user:word@tsa.example", "tsa"}) {
            assertThatThrownBy(() -> Rfc3161TimeStampSource.builder(tsa.transport(), URI.create(address)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("word@");
        }
    }
}
