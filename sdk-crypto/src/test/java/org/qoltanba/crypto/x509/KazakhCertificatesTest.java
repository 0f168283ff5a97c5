package org.qoltanba.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.testing.Vectors;

/** Certificates and revocation lists of the test contour of the Kazakh authority, in both generations of GOST. */
class KazakhCertificatesTest {

    private static final SuiteRegistry SUITES = AlgorithmProfile.year2026().suites();

    private static ParsedCertificate certificate(String file) throws Exception {
        return ParsedCertificate.parse(Vectors.bytes(file));
    }

    private static List<List<ParsedCertificate>> paths(ParsedCertificate from, ParsedCertificate anchor) {
        return new PathBuilder(List.of(anchor), SUITES, new CertificateKeys())
                .build(from, List.of()).paths().stream()
                        .map(CertificatePath::certificates)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "organization_gost2004.cer, nca_gost_test.crt",
        "ceo_valid_sign_2004_gost.cer, nca_gost_test.crt",
        "individual_valid_sign_2004_rsa.cer, nca_rsa_test.crt",
        "individual_valid_sign_2004_rsa_auth.cer, nca_rsa_test.crt"
    })
    void areIssuedByTheirAuthorityAndByNoOther(String file, String issuer) throws Exception {
        ParsedCertificate person = certificate(file);
        ParsedCertificate authority = certificate(issuer);
        assertThat(paths(person, authority)).containsExactly(List.of(person, authority));
        for (String other : List.of("nca_gost_test.crt", "nca_rsa_test.crt", "nca_gost2015_test.cer")) {
            if (!other.equals(issuer)) {
                assertThat(paths(person, certificate(other))).isEmpty();
            }
        }
    }

    @Test
    void nameTheirRoles() throws Exception {
        ParsedCertificate head = certificate("ceo_valid_sign_2004_gost.cer");
        assertThat(head.authorities()).contains(Authority.FIRST_HEAD);
        assertThat(head.bin()).isPresent();
        assertThat(certificate("organization_gost2004.cer").bin()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"nca_gost_test.crl, nca_gost_test.crt", "nca_gost2022_test.crl, nca_gost2015_test.cer"})
    void listsAreSignedByTheirAuthorityAndByNoOther(String list, String issuer) throws Exception {
        ParsedCrl crl = ParsedCrl.parse(Vectors.bytes(list));
        assertThat(crl.isSignedBy(certificate(issuer), SUITES, new CertificateKeys()))
                .isTrue();
        byte[] changed = Vectors.bytes(list).toArray();
        changed[changed.length - 1] ^= 1;
        assertThat(ParsedCrl.parse(org.qoltanba.api.document.Bytes.of(changed))
                        .isSignedBy(certificate(issuer), SUITES, new CertificateKeys()))
                .isFalse();
    }

    @Test
    void anOldListAnswersForItsTime() throws Exception {
        ParsedCrl crl = ParsedCrl.parse(Vectors.bytes("nca_gost_test.crl"));
        Instant then = crl.thisUpdate();
        RevocationStatus status = CrlRevocationSource.of(Vectors.bytes("nca_gost_test.crl"))
                .check(certificate("ceo_valid_sign_2004_gost.cer"), certificate("nca_gost_test.crt"), then);
        assertThat(status).isNotInstanceOf(RevocationStatus.Unknown.class);
    }
}
