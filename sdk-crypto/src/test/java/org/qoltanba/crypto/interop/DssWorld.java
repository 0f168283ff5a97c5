package org.qoltanba.crypto.interop;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.pki.TimeStampSource;
import org.qoltanba.crypto.testing.TestIssuer;

/** What EU DSS needs to judge and to extend: whom to trust, and empty CRLs of the authorities of a test. */
final class DssWorld {

    private final TestIssuer root;
    private final List<TestIssuer> authorities;

    DssWorld(TestIssuer root, TestIssuer... others) {
        this.root = root;
        this.authorities = Stream.concat(Stream.of(root), Stream.of(others)).toList();
    }

    /** Trusts the root, has no revocation data of its own. */
    CommonCertificateVerifier verifier() {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root.x509()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.addTrustedCertSources(trusted);
        return verifier;
    }

    /** The same with the CRLs, and without a look at the clock of the machine. */
    CommonCertificateVerifier extender() {
        CommonCertificateVerifier verifier = verifier();
        verifier.setCrlSource(new Lists());
        SilentOnStatusAlert silent = new SilentOnStatusAlert();
        verifier.setAlertOnExpiredCertificate(silent);
        verifier.setAlertOnNotYetValidCertificate(silent);
        verifier.setAlertOnMissingRevocationData(silent);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(silent);
        verifier.setAlertOnUncoveredPOE(silent);
        verifier.setAugmentationAlertOnSelfSignedCertificateChains(silent);
        return verifier;
    }

    static TSPSource timeStamps(TimeStampSource source) {
        return (algorithm, digest) -> new TimestampBinary(
                source.timeStamp(new Digest(DigestAlgorithm.ofOid(algorithm.getOid()), Bytes.of(digest)))
                        .toArray());
    }

    /** EU DSS's reports; the document is null if it is inside. */
    Reports judge(Signature signature, @Nullable Bytes document, Instant at) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(
                new InMemoryDocument(signature.encoded().toArray()));
        validator.setCertificateVerifier(verifier());
        validator.setValidationTime(Date.from(at));
        if (document != null) {
            validator.setDetachedContents(List.of(new InMemoryDocument(document.toArray())));
        }
        return validator.validateDocument();
    }

    private final class Lists implements CRLSource {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
            for (TestIssuer authority : authorities) {
                if (authority.x509().equals(issuer.getCertificate())) {
                    try {
                        CRLToken list = new CRLToken(
                                certificate,
                                CRLUtils.buildCRLValidity(
                                        CRLUtils.buildCRLBinary(
                                                authority.emptyCrl().toArray()),
                                        issuer));
                        list.setExternalOrigin(RevocationOrigin.EXTERNAL);
                        return list;
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                }
            }
            return null;
        }
    }
}
