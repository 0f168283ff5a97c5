package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.TestEvidence;
import org.qoltanba.crypto.testing.Vectors;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Signatures with GOST 34.310-2004 under the test authority of Kazakhstan: made by others, and by us with its key. */
class KazakhGostSignaturesTest {

    private static CadesVerifier verifier(Instant at) {
        return CadesVerifier.trusting(TrustAnchors.of(Certificates.parse(Vectors.bytes("nca_gost_test.crt"))))
                .revocation((certificate, issuer, time) ->
                        new RevocationStatus.Good(TestEvidence.saying("the test says so")))
                .clock(new FixedClock(at))
                .build();
    }

    @Test
    void oneSigner() throws Exception {
        Bytes certificate = Vectors.bytes("organization_gost2004.cer");
        Instant then = Certificates.parse(certificate).notBefore();
        Signature signature = Signature.of(Vectors.bytes("organization_gost2004.cms"));
        VerificationReport report = verifier(then).verify(signature);

        assertThat(only(report).algorithm()).isEqualTo("GOST 34.310-2004 with GOST 34.311-95");
        assertThat(CmsReader.read(signature.encoded().toArray(), new CertificateReader())
                        .certificates())
                .contains(ParsedCertificate.parse(certificate));
        for (String code : List.of("ALGORITHMS", "MESSAGE_DIGEST", "SIGNATURE_VALUE", "CERTIFICATE_PATH")) {
            assertThat(finding(report, code).outcome()).as(code).isEqualTo(Outcome.PASSED);
        }
        VerificationReport forged = verifier(then)
                .verify(CmsSurgeon.open(signature)
                        .with(surgeon -> surgeon.value[5] ^= 1)
                        .close());
        assertThat(finding(forged, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void oursWithTheirKey() {
        SigningKey key = SigningKey.fromPkcs12(Vectors.kz("organization_gost2004.p12"), Secret.of("Qwerty12"));
        Instant then = key.certificate().notBefore().plusSeconds(3600);
        Signature signature = key.cadesSigner().clock(new FixedClock(then)).sign(DOCUMENT);
        VerificationReport report = verifier(then).verify(signature, DOCUMENT);
        assertThat(report.indication()).as("%s", only(report).findings()).isEqualTo(Indication.TOTAL_PASSED);
    }
}
