package org.qoltanba.examples.benchmarks;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;

/** The signature library of the European Commission, used as its documentation says. */
final class EuDss {

    private final BenchmarkKind kind;
    private final BenchmarkPki pki;
    private final CertificateToken certificate;
    private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();

    EuDss(BenchmarkKind kind, BenchmarkPki pki) {
        this.kind = kind;
        this.pki = pki;
        this.certificate = new CertificateToken(pki.certificate());
        trusted.addCertificate(new CertificateToken(pki.root()));
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        CAdESService service = new CAdESService(new CommonCertificateVerifier());
        CAdESSignatureParameters parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
        parameters.setSigningCertificate(certificate);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        DSSDocument document = new InMemoryDocument(content);
        ToBeSigned attributes = service.getDataToSign(document, parameters);
        Signature signature = kind.isFasterInTheJdk() ? kind.jdkOrBouncyCastle() : kind.bouncyCastle();
        signature.initSign(pki.key());
        signature.update(attributes.getBytes());
        SignatureAlgorithm algorithm =
                kind == BenchmarkKind.RSA_2048 ? SignatureAlgorithm.RSA_SHA256 : SignatureAlgorithm.ECDSA_SHA256;
        return eu.europa.esig.dss.spi.DSSUtils.toByteArray(
                service.signDocument(document, parameters, new SignatureValue(algorithm, signature.sign())));
    }

    Indication validate(byte[] signature, byte[] content) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.addTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(
                new ByteArrayInputStream(pki.revocationList().toArray())));
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signature));
        validator.setCertificateVerifier(verifier);
        validator.setDetachedContents(List.of(new InMemoryDocument(content)));
        Reports reports = validator.validateDocument();
        return reports.getSimpleReport().getIndication(reports.getSimpleReport().getFirstSignatureId());
    }
}
