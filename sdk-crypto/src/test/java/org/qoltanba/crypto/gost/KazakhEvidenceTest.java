package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.OcspRevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.Vectors;
import org.qoltanba.crypto.timestamp.TimeStampResult;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Status answers and time stamps of the test contour of the Kazakh authority, in both generations of GOST. */
class KazakhEvidenceTest {

    private static BasicOCSPResponse answer(String file) {
        return BasicOCSPResponse.getInstance(
                OCSPResponse.getInstance(Vectors.bytes(file).toArray())
                        .getResponseBytes()
                        .getResponse()
                        .getOctets());
    }

    private static ParsedCertificate parsed(Certificate certificate) throws Exception {
        return ParsedCertificate.parse(Bytes.of(certificate.getEncoded(ASN1Encoding.DER)));
    }

    /** Status as RFC 6960 numbers it: 0 good, 1 revoked. */
    @ParameterizedTest
    @CsvSource({
        "ocsp_response_individual_sign_2004.bin, 0",
        "ocsp_response_individual_2015.bin, 1",
        "ocsp_response_ceo_2015_revoked.bin, 1",
        "ocsp_response_ceo_sign_2004_revoked.bin, 1"
    })
    void anAnswerIsSignedByItsResponder(String file, int status) throws Exception {
        BasicOCSPResponse answer = answer(file);
        ResponseData data = answer.getTbsResponseData();
        ParsedCertificate responder =
                parsed(Certificate.getInstance(answer.getCerts().getObjectAt(0)));
        byte[] value = answer.getSignature().getOctets();

        assertThat(isSigned(answer, data, responder, value)).isTrue();
        value[0] ^= 1;
        assertThat(isSigned(answer, data, responder, value)).isFalse();
        assertThat(SingleResponse.getInstance(data.getResponses().getObjectAt(0))
                        .getCertStatus()
                        .getTagNo())
                .isEqualTo(status);
    }

    private static boolean isSigned(
            BasicOCSPResponse answer, ResponseData data, ParsedCertificate responder, byte[] value) throws Exception {
        return new IssuedSignature(
                        data.getEncoded(ASN1Encoding.DER),
                        answer.getSignatureAlgorithm(),
                        answer.getSignatureAlgorithm(),
                        value)
                .isBy(responder, AlgorithmProfile.year2026().suites(), new CertificateKeys());
    }

    /** The whole way: the certificate of a key file, its authority, and what the authority's responder says of it. */
    @Test
    void aRevokedKeyIsSaidToBeRevoked() {
        String file = "ocsp_response_ceo_sign_2004_revoked.bin";
        SignerCertificate certificate = SigningKey.fromPkcs12(
                        Vectors.kz("key_first_head_gost2004_revoked.p12"), Secret.of("Qwerty12"))
                .certificate();
        Instant then = time(answer(file));
        RevocationStatus status = OcspRevocationSource.of(Vectors.bytes(file))
                .check(certificate, Certificates.parse(Vectors.bytes("nca_gost_test.crt")), then);
        assertThat(status).isInstanceOf(RevocationStatus.Revoked.class);
    }

    private static Instant time(BasicOCSPResponse answer) {
        try {
            return answer.getTbsResponseData()
                    .getProducedAt()
                    .getDate()
                    .toInstant()
                    .plus(Duration.ofSeconds(1));
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsp_token.bin", "tsp_response.bin"})
    void aTimeStampIsSignedByItsAuthority(String file) throws Exception {
        byte[] octets = Vectors.bytes(file).toArray();
        byte[] token = file.contains("response")
                ? TimeStampResp.getInstance(octets).getTimeStampToken().getEncoded()
                : octets;
        TimeStampToken stamp = TimeStampToken.parse(Bytes.of(token), new CertificateReader());
        TimeStampVerifier verifier = new TimeStampVerifier(AlgorithmProfile.year2026(), new CertificateKeys());

        assertThat(stamp.policy()).isEqualTo("1.2.398.3.3.2.6.1");
        assertThat(stamp.imprint().algorithm()).isEqualTo(DigestAlgorithm.ofOid("1.3.14.3.2.26"));
        assertThat(verifier.verify(stamp, List.of())).isInstanceOf(TimeStampResult.Sound.class);
        token[token.length - 1] ^= 1;
        assertThat(verifier.verify(TimeStampToken.parse(Bytes.of(token), new CertificateReader()), List.of()))
                .isNotInstanceOf(TimeStampResult.Sound.class);
    }
}
