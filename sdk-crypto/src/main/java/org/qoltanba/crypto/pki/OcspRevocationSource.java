package org.qoltanba.crypto.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Answers from OCSP answers (RFC 6960) that the caller has at hand; fetches nothing itself.
 *
 * <p>An answer counts only if it names the certificate by its issuer's name and key, is signed by the issuer or by a
 * delegate the issuer has certified directly for OCSP, and is fresh: the time asked for lies between its thisUpdate (with
 * a minute of tolerance for clocks) and nextUpdate, or, without nextUpdate, is at most {@linkplain #withMaxAge five
 * minutes} after thisUpdate. A delegate without ocsp-nocheck counts only if it is {@linkplain #withResponderRevocation
 * known not to be revoked}. Of several answers the newest is taken. A responder that does not know the certificate says
 * nothing.
 *
 * <p>Immutable and safe to share between threads. Does not block, unless the source for responders does.
 *
 * @since 0.1.0
 */
public final class OcspRevocationSource implements RevocationSource {

    private final List<OcspAnswer> answers;
    private final Freshness freshness;
    private final RevocationSource ofResponders;
    private final OcspJudge judge;

    private OcspRevocationSource(List<OcspAnswer> answers, Freshness freshness, RevocationSource ofResponders) {
        this.answers = answers;
        this.freshness = freshness;
        this.ofResponders = ofResponders;
        this.judge = new OcspJudge(freshness, ofResponders);
    }

    /**
     * Answers from these answers.
     *
     * @param answers each an OCSPResponse, or the BasicOCSPResponse inside one, in DER, at most 1 MiB
     * @return the source
     * @throws IllegalArgumentException if one of them is neither, or says that the responder does not answer
     */
    public static OcspRevocationSource of(Bytes... answers) {
        Objects.requireNonNull(answers, "answers");
        return of(List.of(answers));
    }

    /**
     * Answers from these answers.
     *
     * @param answers each an OCSPResponse, or the BasicOCSPResponse inside one, in DER, at most 1 MiB
     * @return the source
     * @throws IllegalArgumentException if one of them is neither, or says that the responder does not answer
     */
    public static OcspRevocationSource of(Collection<Bytes> answers) {
        Objects.requireNonNull(answers, "answers");
        List<OcspAnswer> parsed = new ArrayList<>();
        for (Bytes answer : answers) {
            try {
                parsed.add(OcspAnswer.parse(Objects.requireNonNull(answer, "answer")));
            } catch (MalformedAsn1Exception malformed) {
                throw new IllegalArgumentException(
                        "OCSP answer number " + (parsed.size() + 1) + " of the given ones cannot be used: "
                                + malformed.getMessage() + " Give what the responder has sent, in DER.",
                        malformed);
            }
        }
        return new OcspRevocationSource(List.copyOf(parsed), Freshness.USUAL, RevocationSource.none());
    }

    /**
     * Sets how old an answer without nextUpdate may be; with nextUpdate that counts.
     *
     * @param maxAge zero or more; five minutes at first
     * @return a copy
     * @throws IllegalArgumentException if it is negative
     */
    public OcspRevocationSource withMaxAge(Duration maxAge) {
        return new OcspRevocationSource(answers, new Freshness(Objects.requireNonNull(maxAge, "maxAge")), ofResponders);
    }

    /**
     * Sets where to learn whether the certificate of a delegated responder is revoked, if it has no ocsp-nocheck.
     *
     * @param source the source; at first there is none, and such answers do not count
     * @return a copy
     */
    public OcspRevocationSource withResponderRevocation(RevocationSource source) {
        return new OcspRevocationSource(answers, freshness, Objects.requireNonNull(source, "source"));
    }

    @Override
    public RevocationStatus check(SignerCertificate certificate, SignerCertificate issuer, Instant at) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(at, "at");
        try {
            return Asn1Reader.read(
                    "a certificate", () -> newest(ParsedCertificate.of(certificate), ParsedCertificate.of(issuer), at));
        } catch (MalformedAsn1Exception malformed) {
            return new RevocationStatus.Unknown("A certificate is malformed: " + malformed.getMessage());
        }
    }

    private RevocationStatus newest(ParsedCertificate certificate, ParsedCertificate issuer, Instant at) {
        Set<String> obstacles = new LinkedHashSet<>();
        RevocationStatus newest = null;
        for (OcspAnswer answer : answers) {
            RevocationStatus status = judge.judge(answer, certificate, issuer, at);
            if (status instanceof RevocationStatus.Unknown unknown) {
                obstacles.add(unknown.reason());
            } else if (newest == null || isNewer(status, newest)) {
                newest = status;
            }
        }
        if (newest != null) {
            return newest;
        }
        return new RevocationStatus.Unknown(
                obstacles.isEmpty() ? "There is no OCSP answer." : String.join(" ", obstacles));
    }

    /** Of two made at the same time, the one that says revoked. */
    private static boolean isNewer(RevocationStatus one, RevocationStatus other) {
        int order = issuedAt(one).compareTo(issuedAt(other));
        return order > 0 || (order == 0 && one instanceof RevocationStatus.Revoked);
    }

    private static Instant issuedAt(RevocationStatus status) {
        if (status instanceof RevocationStatus.Good good) {
            return good.evidence().issuedAt();
        }
        return status instanceof RevocationStatus.Revoked revoked
                ? revoked.evidence().issuedAt()
                : Instant.MIN;
    }

    @Override
    public String toString() {
        return "OcspRevocationSource[" + answers.size() + " answers]";
    }
}
