package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.finding;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.TestEvidence;
import org.qoltanba.crypto.testing.Vectors;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Signatures and certificates made by others: the test contour of the Kazakh authority and its vendor's software. */
class KazakhVectorsTest {

    /** Within the validity of the key file's certificate. */
    private static final Instant THEN = Instant.parse("2021-06-01T00:00:00Z");

    private static CadesVerifier verifier() {
        return CadesVerifier.trusting(TrustAnchors.of(Certificates.parse(Vectors.bytes("nca_rsa_test.crt"))))
                .revocation(
                        (certificate, issuer, at) -> new RevocationStatus.Good(TestEvidence.saying("the test says so")))
                .clock(new FixedClock(THEN))
                .build();
    }

    private static Signature signature(String name) {
        return Signature.of(Vectors.bytes(name));
    }

    private static Outcome outcome(SignerVerdict verdict, String code) {
        return verdict.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::outcome)
                .findFirst()
                .orElseThrow();
    }

    /** Intact, but plain CMS: nothing binds it to its certificate, so it is no CAdES signature. */
    @Test
    void oneRsaSigner() {
        VerificationReport report = verifier().verify(signature("one_signer_rsa_attached.cms"));
        assertFailed(report, SubIndication.FORMAT_FAILURE);
        SignerVerdict verdict = report.signers().get(0);
        assertThat(verdict.level()).isEqualTo(CadesLevel.CMS);
        assertThat(verdict.algorithm()).isEqualTo("SHA-256 with RSA");
        assertThat(verdict.claimedSigningTime()).contains(Instant.parse("2022-09-28T14:40:30Z"));
        for (String code : List.of("MESSAGE_DIGEST", "SIGNATURE_VALUE", "CERTIFICATE_PATH", "KEY_USAGE")) {
            assertThat(outcome(verdict, code)).as(code).isEqualTo(Outcome.PASSED);
        }
        assertThat(outcome(verdict, "SIGNING_CERTIFICATE_ATTRIBUTE")).isEqualTo(Outcome.FAILED);
        VerificationReport other = verifier().verify(signature("one_signer_rsa_attached.cms"), document("test1234"));
        assertThat(finding(other, "MESSAGE_DIGEST").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void gostAndRsaSignersTogether() {
        VerificationReport attached = verifier().verify(signature("two_signers_attached.cms"));
        VerificationReport detached = verifier()
                .verify(
                        signature("two_signers_detached.cms"),
                        DocumentSource.file(Vectors.kz("two_signers_detached.content.txt")));
        for (VerificationReport report : List.of(attached, detached)) {
            assertThat(report.signers()).hasSize(2);
            SignerVerdict gost = report.signers().get(0);
            assertThat(gost.algorithm()).contains("GOST R 34.10-2015 (512)");
            for (String code : List.of("ALGORITHMS", "MESSAGE_DIGEST", "SIGNATURE_VALUE")) {
                assertThat(outcome(gost, code)).as(code).isEqualTo(Outcome.PASSED);
            }
            SignerVerdict rsa = report.signers().get(1);
            assertThat(outcome(rsa, "MESSAGE_DIGEST")).isEqualTo(Outcome.PASSED);
            assertThat(outcome(rsa, "SIGNATURE_VALUE")).isEqualTo(Outcome.PASSED);
            assertThat(outcome(rsa, "CERTIFICATE_PATH")).isEqualTo(Outcome.PASSED);
        }
        VerificationReport without = verifier().verify(signature("two_signers_detached.cms"));
        VerificationReport wrong = verifier().verify(signature("two_signers_detached.cms"), DOCUMENT);
        for (int signer = 0; signer < 2; signer++) {
            assertThat(outcome(without.signers().get(signer), "SIGNED_DATA")).isEqualTo(Outcome.NOT_CHECKED);
            assertThat(outcome(wrong.signers().get(signer), "MESSAGE_DIGEST")).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void certificatesOfTheRsaAuthority() throws Exception {
        ParsedCertificate authority = ParsedCertificate.parse(Vectors.bytes("nca_rsa_test.crt"));
        PathBuilder builder =
                new PathBuilder(List.of(authority), AlgorithmProfile.year2026().suites(), new CertificateKeys());
        for (String name : List.of("individual_valid_sign_2004_rsa.cer", "individual_valid_sign_2004_rsa_auth.cer")) {
            ParsedCertificate person = ParsedCertificate.parse(Vectors.bytes(name));
            assertThat(builder.build(person, List.of()).paths())
                    .extracting(CertificatePath::certificates)
                    .containsExactly(List.of(person, authority));
        }
    }

    /** We sign with the vendor's key file, and accept the outcome under the vendor's authority. */
    @Test
    void signsWithTheKeyFile() {
        Signature signature = SigningKey.fromPkcs12(Vectors.kz("key_individual_rsa.p12"), Secret.of("Qwerty12"))
                .cadesSigner()
                .clock(new FixedClock(THEN))
                .sign(DOCUMENT);
        VerificationReport report = verifier().verify(signature, DOCUMENT);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signers().get(0).level()).isEqualTo(CadesLevel.B_B);
    }
}
