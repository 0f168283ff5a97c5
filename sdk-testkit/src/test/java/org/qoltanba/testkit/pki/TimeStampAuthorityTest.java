package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.testkit.clock.VirtualClock;

class TimeStampAuthorityTest {

    private static final byte[] CONTENT = "signature value".getBytes(StandardCharsets.UTF_8);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-21T09:00:00.250Z"));
    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void theTokenIsWhatRfc3161AndTheRealAuthorityMakeIt() throws Exception {
        byte[] imprint = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        Digest digest = new Digest(DigestAlgorithm.SHA_256, Bytes.of(imprint));
        TimeStampToken token = new TimeStampToken(
                new CMSSignedData(authority.timeStampToken(digest).toArray()));

        List<X509CertificateHolder> certificates =
                List.copyOf(token.getCertificates().getMatches(null));
        assertThat(certificates).hasSize(1);
        X509CertificateHolder certificate = certificates.get(0);
        // Checks the signature, the critical and only purpose, and the ESS binding of the certificate
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        assertThat(certificate.getExtension(Extension.extendedKeyUsage).isCritical())
                .isTrue();
        assertThat(ExtendedKeyUsage.fromExtensions(certificate.getExtensions()).getUsages())
                .containsExactly(KeyPurposeId.id_kp_timeStamping);
        assertThat(token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificate))
                .isNotNull();

        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(imprint);
        assertThat(token.getTimeStampInfo().getGenTime()).isEqualTo(Date.from(Instant.parse("2026-11-21T09:00:00Z")));
        assertThat(token.getTimeStampInfo().getAccuracy()).isNull();
        assertThat(token.getTimeStampInfo().getNonce()).isNull();
        assertThat(token.getTimeStampInfo().getPolicy()).hasToString("1.2.398.3.3.2.6.2");
    }

    @Test
    void openSslAcceptsTheToken() throws Exception {
        byte[] imprint = MessageDigest.getInstance("SHA-512").digest(CONTENT);
        OpenSsl openSsl = openSsl()
                .file("token.der", authority.timeStampToken(new Digest(DigestAlgorithm.SHA_512, Bytes.of(imprint))));
        assertThat(openSsl.run(
                                "ts",
                                "-verify",
                                "-digest",
                                HexFormat.of().formatHex(imprint),
                                "-in",
                                "token.der",
                                "-token_in",
                                "-CAfile",
                                "root.pem",
                                "-attime",
                                now())
                        .output())
                .contains("Verification: OK");
        imprint[0]++;
        assertThat(openSsl.run(
                                "ts",
                                "-verify",
                                "-digest",
                                HexFormat.of().formatHex(imprint),
                                "-in",
                                "token.der",
                                "-token_in",
                                "-CAfile",
                                "root.pem",
                                "-attime",
                                now())
                        .output())
                .contains("message imprint mismatch");
    }

    @Test
    void openSslAcceptsTheAnswerToItsOwnRequest() throws Exception {
        OpenSsl openSsl = openSsl().file("content", Bytes.of(CONTENT));
        assertThat(openSsl.run("ts", "-query", "-data", "content", "-sha384", "-cert", "-out", "request.der")
                        .succeeded())
                .isTrue();
        openSsl.file("answer.der", authority.timeStampResponse(openSsl.file("request.der")));
        // Compares nonce, imprint and policy with the request
        assertThat(openSsl.run(
                                "ts",
                                "-verify",
                                "-queryfile",
                                "request.der",
                                "-in",
                                "answer.der",
                                "-CAfile",
                                "root.pem",
                                "-attime",
                                now())
                        .output())
                .contains("Verification: OK");
    }

    @Test
    void rejectsWhatItCannotReadOrDoesNotSupport() throws Exception {
        for (Bytes request : List.of(Bytes.of(new byte[] {1}), Bytes.of(new byte[70_000]))) {
            assertThat(new TimeStampResponse(
                                    authority.timeStampResponse(request).toArray())
                            .getStatus())
                    .isEqualTo(PKIStatus.REJECTION);
        }
    }

    private OpenSsl openSsl() throws Exception {
        return OpenSsl.in(folder).file("root.pem", KeyFiles.pem(List.of(authority.x509())));
    }

    private String now() {
        return Long.toString(clock.now().getEpochSecond());
    }
}
