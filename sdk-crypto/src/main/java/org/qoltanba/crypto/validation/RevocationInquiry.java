package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.pki.RevocationReason;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Asks the source of revocation data, and turns its answers into results. Unknown is never passed. */
final class RevocationInquiry {

    /** A certificate and who issued it. */
    record Link(ParsedCertificate certificate, ParsedCertificate issuer) {}

    private final RevocationSource source;

    RevocationInquiry(RevocationSource source) {
        this.source = source;
    }

    /** The signer first; nothing for the anchor. */
    static List<Link> links(CertificatePath path) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            links.add(new Link(path.certificates().get(i), path.certificates().get(i + 1)));
        }
        return links;
    }

    CheckResult ask(List<Link> links, Instant at, SubIndication ifRevoked) {
        StringJoiner evidence = new StringJoiner(", ", "Not revoked according to ", ".");
        for (Link link : links) {
            String who = "The certificate with serial number "
                    + link.certificate().serialNumber().toString(16);
            RevocationStatus status = status(link, at);
            if (status instanceof RevocationStatus.Good good) {
                evidence.add(good.evidence().description());
            } else if (status instanceof RevocationStatus.Revoked revoked) {
                return revoked(who, revoked, ifRevoked);
            } else if (status instanceof RevocationStatus.Unknown unknown) {
                return CheckResult.notChecked(
                        SubIndication.TRY_LATER, who + " may be revoked or not. " + unknown.reason());
            }
        }
        return CheckResult.passed(evidence.toString());
    }

    /** Sources are the caller's to write; one that fails knows nothing. */
    private RevocationStatus status(Link link, Instant at) {
        try {
            return source.check(link.certificate(), link.issuer(), at);
        } catch (RuntimeException failed) {
            return new RevocationStatus.Unknown("The source of revocation data failed with "
                    + failed.getClass().getSimpleName() + ".");
        }
    }

    private static CheckResult revoked(String who, RevocationStatus.Revoked revoked, SubIndication ifRevoked) {
        if (revoked.reason().equals(RevocationReason.CERTIFICATE_HOLD)) {
            return CheckResult.undecided(
                    SubIndication.TRY_LATER,
                    who + " is suspended since " + revoked.since() + " according to "
                            + revoked.evidence().description() + ".");
        }
        return CheckResult.undecided(
                ifRevoked,
                who + " is revoked since " + revoked.since() + " (" + revoked.reason() + ") according to "
                        + revoked.evidence().description() + ". Nothing proves that the signature is older.");
    }
}
