package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.EvidenceUse.Origin;
import org.qoltanba.crypto.pki.RevocationReason;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Finds out what is known about the certificates of a path at the time they were used (ETSI EN 319 102-1 sections 5.2.5
 * and 5.6.2.1, past certificate validation): first by the evidence in the signature, then by the source that was given.
 *
 * <p>Evidence that was made after the use settles the matter. Older evidence must have been fresh then, and is only
 * taken if the source knows nothing newer: somebody else chose it. Evidence counts only if it is proven to exist before
 * the trust in its issuer ended.
 *
 * <p>Immutable; safe to share between threads if the source is.
 */
final class RevocationInquiry {

    private final RevocationSource source;
    private final AlgorithmProfile profile;
    private final CertificateKeys keys;
    private final ValidationSettings settings;

    RevocationInquiry(
            RevocationSource source, AlgorithmProfile profile, CertificateKeys keys, ValidationSettings settings) {
        this.source = source;
        this.profile = profile;
        this.keys = keys;
        this.settings = settings;
    }

    /** The statuses of the path's certificates, the signer's first; asked for once. */
    List<LinkStatus> statuses(SignerContext context) {
        List<LinkStatus> known = context.statuses();
        if (known.isEmpty() && context.path().isPresent()) {
            known = inquire(context, Link.of(context.path().get()));
            context.foundStatuses(known);
        }
        return known;
    }

    /** From the anchor down: how long an authority is trusted decides which of its statements count. */
    private List<LinkStatus> inquire(SignerContext context, List<Link> links) {
        List<LinkStatus> statuses = new ArrayList<>();
        Instant trusted = Instant.MAX;
        for (int i = links.size() - 1; i >= 0; i--) {
            Instant proven = context.times().proven();
            if (i > 1) {
                // The signer's certificate is bound by the signature; others have to be proven by themselves
                Instant issued =
                        context.proofs().of(links.get(i - 1).certificate().encoded());
                proven = issued.isAfter(proven) ? issued : proven;
            }
            LinkStatus status = new Question(context, links.get(i), trusted, proven).answer();
            statuses.add(status);
            trusted = earlier(trusted, trustedUntil(status));
        }
        Collections.reverse(statuses);
        return statuses;
    }

    private static Instant trustedUntil(LinkStatus status) {
        Instant expiry = status.link().certificate().notAfter();
        return status.status() instanceof RevocationStatus.Revoked revoked
                ? earlier(expiry, effective(revoked))
                : expiry;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** From when on the key is not to be trusted: an authority may know that it was stolen before it was told so. */
    static Instant effective(RevocationStatus.Revoked revoked) {
        return earlier(revoked.since(), revoked.invalidityDate().orElse(Instant.MAX));
    }

    /** One question about one certificate. */
    private final class Question {

        private final SignerContext context;
        private final Link link;
        private final Instant trusted;
        private final Instant proven;
        private RevocationStatus.@Nullable Good good;
        private RevocationStatus.@Nullable Revoked revoked;
        private boolean unproven;

        Question(SignerContext context, Link link, Instant trusted, Instant proven) {
            this.context = context;
            this.link = link;
            this.trusted = trusted;
            this.proven = proven;
        }

        LinkStatus answer() {
            for (EvidencePool.Statement statement : context.pool().statements(link, profile, keys)) {
                ParsedCertificate delegate = statement.delegate();
                weigh(statement.status(), delegate == null ? trusted : earlier(trusted, delegate.notAfter()));
            }
            if (revoked != null) {
                return status(revoked, Origin.EMBEDDED);
            }
            if (good != null && isMadeAfterUse(good)) {
                return status(good, Origin.EMBEDDED);
            }
            RevocationStatus supplied = supplied();
            if (!(supplied instanceof RevocationStatus.Unknown)) {
                return status(supplied, Origin.SUPPLIED);
            }
            if (good != null && isFresh(good)) {
                return status(good, Origin.EMBEDDED);
            }
            return status(supplied, null);
        }

        private LinkStatus status(RevocationStatus found, @Nullable Origin origin) {
            boolean selfContained = revoked != null || (good != null && (isMadeAfterUse(good) || isFresh(good)));
            return new LinkStatus(link, found, origin, unproven, selfContained, proven);
        }

        private void weigh(RevocationStatus status, Instant until) {
            if (status instanceof RevocationStatus.Good found && counts(found, until)) {
                if (good == null
                        || found.evidence().issuedAt().isAfter(good.evidence().issuedAt())) {
                    good = found;
                    liftHold();
                }
            } else if (status instanceof RevocationStatus.Revoked found
                    && isProven(found.evidence().encoded(), until)) {
                if (revoked == null || isHold(revoked) || effective(found).isBefore(effective(revoked))) {
                    revoked = found;
                    liftHold();
                }
            }
        }

        /** A suspension is over when newer evidence does not know of it any more. */
        private void liftHold() {
            if (revoked != null
                    && good != null
                    && isHold(revoked)
                    && good.evidence().issuedAt().isAfter(revoked.evidence().issuedAt())) {
                revoked = null;
            }
        }

        private boolean isHold(RevocationStatus.Revoked found) {
            return found.reason().equals(RevocationReason.CERTIFICATE_HOLD);
        }

        /** What was made after a certificate expired need not mention it any more. */
        private boolean counts(RevocationStatus.Good found, Instant until) {
            return !found.evidence().issuedAt().isAfter(link.certificate().notAfter())
                    && isProven(found.evidence().encoded(), until);
        }

        private boolean isProven(Bytes evidence, Instant until) {
            boolean inTime = !context.proofs().of(evidence).isAfter(until);
            unproven |= !inTime;
            return inTime;
        }

        /**
         * What the source knows today is best. It may know nothing of certificates that have expired, but still keep
         * what was said about them up to their expiry, or when they were used.
         */
        private RevocationStatus supplied() {
            Instant now = context.times().now();
            RevocationStatus today = ask(now);
            Instant used = context.times().used();
            if (today instanceof RevocationStatus.Unknown && used.isBefore(now)) {
                Instant expiry = link.certificate().notAfter();
                RevocationStatus then = expiry.isBefore(now) && used.isBefore(expiry) ? ask(expiry) : today;
                then = then instanceof RevocationStatus.Unknown ? ask(used) : then;
                return then instanceof RevocationStatus.Unknown ? today : then;
            }
            return today;
        }

        /** Sources are the caller's to write; one that fails knows nothing. */
        private RevocationStatus ask(Instant at) {
            RevocationStatus status;
            try {
                status = source.check(link.certificate(), link.issuer(), at);
            } catch (RuntimeException failed) {
                return new RevocationStatus.Unknown("The source of revocation data failed with "
                        + failed.getClass().getSimpleName() + ".");
            }
            if (status instanceof RevocationStatus.Good found) {
                if (!counts(found, trusted)) {
                    return new RevocationStatus.Unknown("The revocation data says nothing about an expired certificate,"
                            + " or was made by an authority that is no longer trusted.");
                }
                if (settings.gracePeriod() != null && !isMadeAfterUse(found)) {
                    return tooEarly(found);
                }
            } else if (status instanceof RevocationStatus.Revoked found
                    && !isProven(found.evidence().encoded(), trusted)) {
                return new RevocationStatus.Unknown(
                        "The revocation data was made by an authority that is no longer trusted.");
            }
            return status;
        }

        private RevocationStatus tooEarly(RevocationStatus.Good found) {
            return new RevocationStatus.Unknown("The revocation data of "
                    + found.evidence().issuedAt() + " was made before the grace period of " + settings.gracePeriod()
                    + " after the signature was over.");
        }

        private boolean isMadeAfterUse(RevocationStatus.Good found) {
            Instant earliest = settings.gracePeriod() == null
                    ? context.times().used()
                    : context.times().used().plus(settings.gracePeriod());
            return !found.evidence().issuedAt().isBefore(earliest);
        }

        private boolean isFresh(RevocationStatus.Good found) {
            Instant due = found.evidence()
                    .nextUpdate()
                    .orElseGet(() -> found.evidence().issuedAt().plus(settings.evidenceAge()));
            return settings.gracePeriod() == null && !context.times().used().isAfter(due);
        }
    }
}
