package org.qoltanba.crypto.cades;

import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.pki.TimeStampSource;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.timestamp.TimeStampResult;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Obtains time stamps, and looks at each before it becomes part of a signature, wherever it came from.
 *
 * <p>Safe to share between threads, if the source is.
 */
final class TimeStamping {

    private final TimeStampSource source;
    private final CertificateReader certificates;
    private final TimeStampVerifier verifier;

    TimeStamping(TimeStampSource source, AlgorithmProfile profile, CertificateReader certificates) {
        this.source = source;
        this.certificates = certificates;
        this.verifier = new TimeStampVerifier(profile, new CertificateKeys());
    }

    /** Stamps a digest. Blocks for the source. */
    TimeStampToken stamp(String digestOid, byte[] value) {
        Digest digest = new Digest(DigestAlgorithm.ofOid(digestOid), Bytes.of(value));
        TimeStampToken token;
        try {
            token = TimeStampToken.parse(source.timeStamp(digest), certificates);
        } catch (MalformedAsn1Exception malformed) {
            throw new SigningFailedException(
                    "The time stamp source gave something that is no time stamp: " + malformed.getMessage()
                            + " Use another source.",
                    malformed);
        }
        if (!token.stamps(digest)) {
            throw new SigningFailedException(
                    "The time stamp source stamped something else than it was given. Use another source.");
        }
        authority(token, List.of());
        return token;
    }

    /** Who made a token. */
    ParsedCertificate authority(TimeStampToken token, List<ParsedCertificate> others) {
        TimeStampResult result = verifier.verify(token, others);
        if (result instanceof TimeStampResult.Sound sound) {
            return sound.authority();
        }
        throw new SigningFailedException("A time stamp of " + token.genTime() + " does not hold: "
                + (result instanceof TimeStampResult.Refused refused ? refused.reason() : "") + " Use another"
                + " authority.");
    }

    /** Reads a token that is part of a signature already. */
    TimeStampToken read(byte[] encoded) throws MalformedAsn1Exception {
        return TimeStampToken.parse(Bytes.of(encoded), certificates);
    }
}
