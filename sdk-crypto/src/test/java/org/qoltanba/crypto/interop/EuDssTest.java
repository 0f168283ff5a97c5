package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

/** EU DSS, the reference of the European Commission, as an independent judge of what we sign. */
class EuDssTest {

    private static final String CONTENT = "The supplier delivers seventeen pumps.";

    static Stream<Arguments> signatures() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.P_256, KeyKind.P_384, KeyKind.P_521)
                .flatMap(kind -> Stream.of(false, true)
                        .flatMap(attached -> kind == KeyKind.RSA_2048
                                ? Stream.of(Arguments.of(kind, attached, false), Arguments.of(kind, attached, true))
                                : Stream.of(Arguments.of(kind, attached, false))));
    }

    @ParameterizedTest(name = "{0}, attached {1}, PSS {2}")
    @MethodSource("signatures")
    void acceptsOurSignaturesAsBaselineB(KeyKind kind, boolean attached, boolean pss) {
        TestIssuer root = TestIssuer.root(KeyKind.P_256);
        CadesSigner signer = TestSignatures.signer(root.person(kind)).pss(pss);
        Signature signature = signer.sign(
                TestSignatures.document(CONTENT), attached ? SignatureOptions.attached() : SignatureOptions.detached());

        Reports reports = judge(signature, root, attached ? null : CONTENT);

        SimpleReport verdict = reports.getSimpleReport();
        String id = verdict.getFirstSignatureId();
        assertThat(verdict.getSignatureFormat(id)).isEqualTo(SignatureLevel.CAdES_BASELINE_B);
        assertThat(reports.getDiagnosticData().getSignatureById(id).isSignatureIntact())
                .isTrue();
        assertThat(reports.getDiagnosticData().getSignatureById(id).isSignatureValid())
                .isTrue();
        assertThat(verdict.getIndication(id)).isNotEqualTo(Indication.TOTAL_FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521"})
    void refusesThemForAnotherDocument(KeyKind kind) {
        TestIssuer root = TestIssuer.root(KeyKind.P_256);
        Signature signature = TestSignatures.signer(root.person(kind)).sign(TestSignatures.document(CONTENT));

        SimpleReport verdict = judge(signature, root, CONTENT + " ").getSimpleReport();

        assertThat(verdict.getIndication(verdict.getFirstSignatureId())).isEqualTo(Indication.TOTAL_FAILED);
    }

    private static Reports judge(Signature signature, TestIssuer root, @Nullable String content) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root.x509()));
        CommonCertificateVerifier certificates = new CommonCertificateVerifier();
        certificates.addTrustedCertSources(trusted);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(
                new InMemoryDocument(signature.encoded().toArray()));
        validator.setCertificateVerifier(certificates);
        validator.setValidationTime(Date.from(TestIssuer.NOW.plus(1, ChronoUnit.MINUTES)));
        if (content != null) {
            DSSDocument document = new InMemoryDocument(content.getBytes(StandardCharsets.UTF_8));
            validator.setDetachedContents(List.of(document));
        }
        return validator.validateDocument();
    }
}
