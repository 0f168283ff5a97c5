package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** Time stamps on signature values (RFC 3161): reads, checks and obtains them. */
final class TimeStamps {

    private final TestCertificateAuthority authority;
    private final CertificateChecks certificates;
    private final SigexSwitches switches;
    private final ExternalServices services;

    TimeStamps(
            TestCertificateAuthority authority,
            CertificateChecks certificates,
            SigexSwitches switches,
            ExternalServices services) {
        this.services = services;
        this.authority = authority;
        this.certificates = certificates;
        this.switches = switches;
    }

    /** Reads a token without believing it yet. */
    TimeStampToken read(ASN1Encodable token) {
        return Untrusted.orRefuse(
                Refusal.INVALID_TIME_STAMP,
                () -> new TimeStampToken(
                        new CMSSignedData(token.toASN1Primitive().getEncoded())));
    }

    /** The time a token states. */
    static Instant time(TimeStampToken token) {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /** Refuses a token that is forged, by somebody else, or of another signature. */
    void require(TimeStampToken token, Bytes signatureValue) {
        boolean isInOrder =
                Untrusted.orRefuse(Refusal.INVALID_TIME_STAMP, () -> isGenuine(token) && isOver(token, signatureValue));
        if (!isInOrder) {
            throw Refusal.INVALID_TIME_STAMP.exception();
        }
    }

    /** Has a signature value stamped. */
    TimeStampToken obtain(Bytes signatureValue) {
        services.asked(ExternalServices.Service.TSP, switches.outages().timeStampsAvailable());
        if (!switches.outages().timeStampsAvailable()) {
            throw Refusal.TSP_SERVER_PROBLEM.exception();
        }
        Bytes digest = DocumentDigests.of(signatureValue.asInputStream(), Set.of(Algorithms.SHA_256))
                .value(Algorithms.SHA_256)
                .orElseThrow();
        Bytes token = authority.timeStampToken(new Digest(DigestAlgorithm.SHA_256, digest));
        try {
            return new TimeStampToken(new CMSSignedData(token.toArray()));
        } catch (IOException | CMSException | TSPException broken) {
            throw new IllegalStateException("The time stamp authority of this world issues broken tokens.", broken);
        }
    }

    /** The certificate of who stamped. */
    static X509CertificateHolder certificate(TimeStampToken token) {
        @SuppressWarnings("unchecked") // what the library's own signer identifier matches are certificates
        Iterator<X509CertificateHolder> matches =
                token.getCertificates().getMatches(token.getSID()).iterator();
        if (!matches.hasNext()) {
            throw Refusal.INVALID_TIME_STAMP.exception();
        }
        return matches.next();
    }

    /** What is forged makes the library throw. */
    private boolean isGenuine(TimeStampToken token)
            throws TSPException, OperatorCreationException, CertificateException {
        X509CertificateHolder stamper = certificate(token);
        token.validate(Operators.signerVerifier(stamper, new JcaSimpleSignerInfoVerifierBuilder()));
        return certificates.isDelegate(stamper, KeyPurposeId.id_kp_timeStamping, time(token));
    }

    private static boolean isOver(TimeStampToken token, Bytes signatureValue) {
        String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        if (!Algorithms.isDigest(algorithm)) {
            return false;
        }
        Bytes imprint = Bytes.of(token.getTimeStampInfo().getMessageImprintDigest());
        return DocumentDigests.of(signatureValue.asInputStream(), Set.of(algorithm))
                .value(algorithm)
                .filter(imprint::equals)
                .isPresent();
    }
}
