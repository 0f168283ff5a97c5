package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.only;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestOcspResponder;
import org.qoltanba.crypto.testing.TestTsa;

/** What EU DSS signs and extends, we judge: every baseline level, with lists and with OCSP answers. */
class EuDssSignaturesTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Authority,C=KZ");

    static Stream<Arguments> signatures() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.P_256)
                .flatMap(kind -> Stream.of(
                                SignatureLevel.CAdES_BASELINE_B,
                                SignatureLevel.CAdES_BASELINE_T,
                                SignatureLevel.CAdES_BASELINE_LT,
                                SignatureLevel.CAdES_BASELINE_LTA)
                        .flatMap(level -> Stream.of(
                                Arguments.of(kind, level, true, false),
                                Arguments.of(kind, level, false, kind == KeyKind.P_256))));
    }

    @ParameterizedTest(name = "{0} {1}, attached {2}, OCSP {3}")
    @MethodSource("signatures")
    void isJudgedAsWhatItIs(KeyKind kind, SignatureLevel level, boolean attached, boolean ocsp) throws Exception {
        Signature signature = sign(kind, level, attached, ocsp);
        CadesLevel expected = switch (level) {
            case CAdES_BASELINE_B -> CadesLevel.B_B;
            case CAdES_BASELINE_T -> CadesLevel.B_T;
            case CAdES_BASELINE_LT -> CadesLevel.B_LT;
            default -> CadesLevel.B_LTA;
        };
        RevocationSource current = CrlRevocationSource.of(ROOT.emptyCrl(), AUTHORITY.emptyCrl());
        VerificationReport report = verify(signature, attached, NOW.plusSeconds(1800), current);
        assertThat(report.indication())
                .as("%s %s", only(report).findings(), only(report).timeStamps())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(report).level()).isEqualTo(expected);
        assertThat(only(report).provenLevel()).as("%s", only(report).evidence()).contains(expected);

        // Long after, with nothing but what is inside; the newest time stamp's authority has to be asked about
        boolean longTerm = expected == CadesLevel.B_LT || expected == CadesLevel.B_LTA;
        Instant later = NOW.plus(DAY.multipliedBy(60));
        RevocationSource ofTsa = CrlRevocationSource.of(ROOT.crl(later.minusSeconds(60), later.plus(DAY), list -> {}));
        VerificationReport old =
                verify(signature, attached, later, expected == CadesLevel.B_LTA ? ofTsa : RevocationSource.none());
        assertThat(old.indication())
                .as("%s %s", only(old).findings(), only(old).timeStamps())
                .isEqualTo(longTerm ? Indication.TOTAL_PASSED : Indication.INDETERMINATE);
        if (longTerm) {
            assertThat(only(old).evidence()).extracting(EvidenceUse::origin).contains(EvidenceUse.Origin.EMBEDDED);
        }
        VerificationReport other = verifier(NOW.plusSeconds(1800), current).verify(signature, document("another"));
        assertThat(other.subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    private static CadesVerifier verifier(Instant at, RevocationSource source) {
        return CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .intermediates(List.of(AUTHORITY.certificate()))
                .revocation(source)
                .clock(new FixedClock(at))
                .build();
    }

    private static VerificationReport verify(
            Signature signature, boolean attached, Instant at, RevocationSource source) {
        CadesVerifier verifier = verifier(at, source);
        return attached ? verifier.verify(signature) : verifier.verify(signature, DOCUMENT);
    }

    private static Signature sign(KeyKind kind, SignatureLevel level, boolean attached, boolean ocsp)
            throws GeneralSecurityException {
        TestIssuer person = (ocsp ? AUTHORITY : ROOT)
                .request(kind, "CN=TESTOV TEST,C=KZ")
                .documentSigner()
                .valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)))
                .issue();
        TestTsa tsa = TestTsa.below(ROOT, kind);
        CAdESSignatureParameters parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setSignaturePackaging(attached ? SignaturePackaging.ENVELOPING : SignaturePackaging.DETACHED);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(person.x509()));
        parameters.setCertificateChain(
                person.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(NOW));
        CAdESService service = new CAdESService(certificates(person, ocsp));
        service.setTspSource((algorithm, digest) -> {
            tsa.time = tsa.time.plusSeconds(60);
            return new TimestampBinary(tsa.token(new Digest(
                            org.qoltanba.api.document.DigestAlgorithm.ofOid(algorithm.getOid()), Bytes.of(digest)))
                    .toArray());
        });
        DSSDocument content = new InMemoryDocument(DocumentReader.readAll(DOCUMENT), "contract.txt");
        byte[] toBeSigned = service.getDataToSign(content, parameters).getBytes();
        java.security.Signature jca = java.security.Signature.getInstance(kind.signature());
        jca.initSign(person.pair().getPrivate());
        jca.update(toBeSigned);
        SignatureValue value = new SignatureValue(
                SignatureAlgorithm.getAlgorithm(
                        kind == KeyKind.RSA_2048 ? EncryptionAlgorithm.RSA : EncryptionAlgorithm.ECDSA,
                        DigestAlgorithm.SHA256),
                jca.sign());
        return Signature.of(Bytes.of(DSSUtils.toByteArray(service.signDocument(content, parameters, value))));
    }

    private static CommonCertificateVerifier certificates(TestIssuer person, boolean ocsp) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(ROOT.x509()));
        CommonCertificateVerifier certificates = new CommonCertificateVerifier();
        certificates.setTrustedCertSources(trusted);
        Instant made = NOW.plusSeconds(600);
        Bytes ofRoot = ROOT.crl(made, NOW.plus(DAY), list -> {});
        if (ocsp) {
            TestOcspResponder responder = TestOcspResponder.below(AUTHORITY);
            responder.producedAt = made;
            responder.thisUpdate = made;
            certificates.setOcspSource(new ExternalResourcesOCSPSource(in(responder.about(person, AUTHORITY))));
            certificates.setCrlSource(new ExternalResourcesCRLSource(in(ofRoot)));
        } else {
            certificates.setCrlSource(new ExternalResourcesCRLSource(in(ofRoot)));
        }
        SilentOnStatusAlert silent = new SilentOnStatusAlert();
        certificates.setAlertOnMissingRevocationData(silent);
        certificates.setAlertOnUncoveredPOE(silent);
        certificates.setAlertOnNoRevocationAfterBestSignatureTime(silent);
        certificates.setAlertOnRevokedCertificate(silent);
        certificates.setAlertOnInvalidSignature(silent);
        certificates.setAlertOnInvalidTimestamp(silent);
        certificates.setAlertOnExpiredCertificate(silent);
        certificates.setAlertOnNotYetValidCertificate(silent);
        return certificates;
    }

    private static ByteArrayInputStream in(Bytes octets) {
        return new ByteArrayInputStream(octets.toArray());
    }
}
