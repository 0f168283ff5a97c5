package org.qoltanba.crypto.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.Vectors;
import org.qoltanba.crypto.timestamp.TimeStampAnswer;
import org.qoltanba.crypto.timestamp.TimeStampResult;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;

/** Genuine OCSP answers, revocation lists and a time stamp of the national authority's test services. */
class KazakhEvidenceTest {

    private static SignerCertificate ofKeyFile(String name, String password) {
        return SigningKey.fromPkcs12(Vectors.kz(name), Secret.of(password)).certificate();
    }

    private static SignerCertificate certificate(String name) {
        return Certificates.parse(Vectors.bytes(name));
    }

    private static RevocationStatus ocsp(String answer, SignerCertificate certificate, String issuer, String at) {
        Bytes genuine = Vectors.bytes(answer);
        byte[] tampered = genuine.toArray();
        // In the middle of the signed part: the certificate that follows it is about as long
        tampered[tampered.length / 8] ^= 1;
        SignerCertificate authority = certificate(issuer);
        Instant time = Instant.parse(at);
        try {
            assertThat(OcspRevocationSource.of(Bytes.of(tampered)).check(certificate, authority, time))
                    .isInstanceOf(RevocationStatus.Unknown.class);
        } catch (IllegalArgumentException malformed) {
            assertThat(malformed).hasMessageContaining("OCSP answer");
        }
        assertThat(OcspRevocationSource.of(genuine).check(certificate, authority, time.plusSeconds(600)))
                .as("without nextUpdate")
                .isInstanceOf(RevocationStatus.Unknown.class);
        return OcspRevocationSource.of(genuine).check(certificate, authority, time);
    }

    @Test
    void goodAccordingToOcsp() {
        assertThat(ocsp(
                        "ocsp_response_individual_sign_2004.bin",
                        ofKeyFile("key_individual_rsa.p12", "Qwerty12"),
                        "nca_rsa_test.crt",
                        "2022-09-02T16:54:00Z"))
                .isInstanceOf(RevocationStatus.Good.class);
    }

    @Test
    void revokedAccordingToOcspSignedWithGost2004() {
        assertThat(ocsp(
                        "ocsp_response_ceo_sign_2004_revoked.bin",
                        ofKeyFile("key_first_head_gost2004_revoked.p12", "Qwerty12"),
                        "nca_gost_test.crt",
                        "2022-09-02T16:58:00Z"))
                .isInstanceOfSatisfying(RevocationStatus.Revoked.class, revoked -> {
                    assertThat(revoked.since()).isEqualTo(Instant.parse("2022-01-18T06:30:55Z"));
                    assertThat(revoked.reason()).isEqualTo(RevocationReason.SUPERSEDED);
                });
    }

    @Test
    void heldAccordingToOcspSignedWithGost2015() {
        assertThat(ocsp(
                        "ocsp_response_individual_2015.bin",
                        ofKeyFile("key_individual_gost2015_512.p12", "Aa123456"),
                        "nca_gost2015_test.cer",
                        "2022-09-02T16:59:00Z"))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo(RevocationReason.CERTIFICATE_HOLD));
        // The certificate is not among the vectors; OCSP names it by its number and issuer
        SignerCertificate numbered = TestIssuer.root(KeyKind.P_256)
                .request(KeyKind.P_256, "CN=X")
                .serialNumber(new BigInteger("3A90343E720594C55204B19CB9A402422EF0E622", 16))
                .issue()
                .certificate();
        assertThat(ocsp(
                        "ocsp_response_ceo_2015_revoked.bin",
                        numbered,
                        "nca_gost2015_test.cer",
                        "2022-09-02T17:00:00Z"))
                .isInstanceOfSatisfying(
                        RevocationStatus.Revoked.class,
                        revoked -> assertThat(revoked.since()).isEqualTo(Instant.parse("2022-07-27T10:25:30Z")));
    }

    private static void assertSigned(String list, String issuer, String at) {
        SignerCertificate authority = certificate(issuer);
        SignerCertificate any = certificate("ceo_valid_sign_2004_gost.cer");
        Instant time = Instant.parse(at);
        byte[] octets = Vectors.bytes(list).toArray();
        assertThat(CrlRevocationSource.of(Bytes.of(octets)).check(any, authority, time))
                .isInstanceOf(RevocationStatus.Good.class);
        octets[octets.length - 1] ^= 1;
        assertThat(CrlRevocationSource.of(Bytes.of(octets)).check(any, authority, time))
                .isInstanceOfSatisfying(
                        RevocationStatus.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("not signed by the issuer"));
    }

    @Test
    void listsSignedWithGost() {
        assertSigned("nca_gost_test.crl", "nca_gost_test.crt", "2022-09-01T00:00:00Z");
        assertSigned("nca_gost2022_test.crl", "nca_gost2015_test.cer", "2022-09-01T00:00:00Z");
    }

    @Test
    void timeStamp() throws Exception {
        CertificateReader reader = new CertificateReader();
        TimeStampToken token = TimeStampToken.parse(Vectors.bytes("tsp_token.bin"), reader);
        assertThat(token.policy()).isEqualTo("1.2.398.3.3.2.6.1");
        assertThat(token.imprint().algorithm().oid()).as("SHA-1").isEqualTo("1.3.14.3.2.26");
        assertThat(token.accuracy()).isZero();
        assertThat(token.certificates()).hasSize(1);
        TimeStampVerifier verifier = new TimeStampVerifier(AlgorithmProfile.year2026(), new CertificateKeys());
        assertThat(verifier.verify(token, List.of())).isInstanceOf(TimeStampResult.Sound.class);
        TimeStampToken answered = TimeStampAnswer.parse(Vectors.bytes("tsp_response.bin"), reader)
                .token()
                .orElseThrow();
        assertThat(verifier.verify(answered, List.of())).isInstanceOf(TimeStampResult.Sound.class);
    }
}
