package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.crl.CrlEntry;
import org.qoltanba.crypto.crl.CrlScope;
import org.qoltanba.crypto.crl.FileOctets;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Answers from certificate revocation lists (RFC 5280 section 5) that the caller has fetched; fetches nothing itself.
 *
 * <p>A list counts only if its issuer is the authority that issued the certificate and may sign lists, its signature
 * verifies, the time asked for lies between its thisUpdate and nextUpdate, its scope covers the certificate, and it has
 * no critical extension that is not known. Of several the newest is taken. A delta list adds to a complete one it was made for.
 * Otherwise the answer is unknown.
 *
 * <p>Safe to share between threads. Blocks only for lists in {@linkplain #ofFiles files}.
 *
 * @since 0.1.0
 */
public final class CrlRevocationSource implements RevocationSource {

    private static final String HINT =
            " Give it in DER; PEM is converted with: openssl crl -in FILE -outform DER -out FILE.crl";

    private final List<ParsedCrl> lists;
    private final SuiteRegistry suites = AlgorithmProfile.everything().suites();
    private final CertificateKeys keys = new CertificateKeys();

    private CrlRevocationSource(List<ParsedCrl> lists) {
        this.lists = lists;
    }

    /**
     * Answers from these lists.
     *
     * @param lists each in DER, at most 64 MiB
     * @return the source
     * @throws IllegalArgumentException if one of them is no CRL in DER
     */
    public static CrlRevocationSource of(Bytes... lists) {
        Objects.requireNonNull(lists, "lists");
        return of(List.of(lists));
    }

    /**
     * Answers from these lists.
     *
     * @param lists each in DER, at most 64 MiB
     * @return the source
     * @throws IllegalArgumentException if one of them is no CRL in DER
     */
    public static CrlRevocationSource of(Collection<Bytes> lists) {
        Objects.requireNonNull(lists, "lists");
        List<ParsedCrl> parsed = new ArrayList<>();
        for (Bytes list : lists) {
            try {
                parsed.add(ParsedCrl.parse(Objects.requireNonNull(list, "list")));
            } catch (MalformedAsn1Exception malformed) {
                throw new IllegalArgumentException(
                        "CRL number " + (parsed.size() + 1) + " of the given ones cannot be read: "
                                + malformed.getMessage() + HINT,
                        malformed);
            }
        }
        return new CrlRevocationSource(List.copyOf(parsed));
    }

    /**
     * Answers from lists in files, of any size up to the limit in little memory: about 45 bytes for each entry, whatever
     * the length of the file. The files must stay as they are: a list that changes is not relied on any more, and has to
     * be given anew. Blocks for the file system, also when a list is first needed for an authority.
     *
     * @param files each a list in DER, at most 64 MiB
     * @return the source
     * @throws UnreadableDocumentException if one of them cannot be read
     * @throws IllegalArgumentException if one of them is no CRL in DER
     */
    public static CrlRevocationSource ofFiles(Path... files) {
        Objects.requireNonNull(files, "files");
        List<ParsedCrl> parsed = new ArrayList<>();
        for (Path file : files) {
            parsed.add(read(Objects.requireNonNull(file, "file")));
        }
        return new CrlRevocationSource(List.copyOf(parsed));
    }

    private static ParsedCrl read(Path file) {
        try {
            return ParsedCrl.parse(FileOctets.of(file, Asn1Bounds.REVOCATION_LIST.octets()));
        } catch (MalformedAsn1Exception malformed) {
            throw new IllegalArgumentException(
                    "The file '" + file + "' is no CRL: " + malformed.getMessage() + HINT, malformed);
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The file '" + file + "' cannot be read as a CRL of at most " + Asn1Bounds.REVOCATION_LIST.octets()
                            + " bytes. Check its path and access rights.",
                    unreadable);
        }
    }

    /** Answers from lists that are read already. */
    static CrlRevocationSource ofParsed(List<ParsedCrl> lists) {
        return new CrlRevocationSource(List.copyOf(lists));
    }

    @Override
    public RevocationStatus check(SignerCertificate certificate, SignerCertificate issuer, Instant at) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(at, "at");
        try {
            return Asn1Reader.read(
                    "a certificate with well-formed pointers to lists",
                    () -> new Inquiry(ParsedCertificate.of(certificate), ParsedCertificate.of(issuer), at).answer());
        } catch (MalformedAsn1Exception malformed) {
            return new RevocationStatus.Unknown("A certificate or list is malformed: " + malformed.getMessage());
        }
    }

    @Override
    public String toString() {
        return "CrlRevocationSource[" + lists.size() + " lists]";
    }

    /** One question. */
    private final class Inquiry {

        private final ParsedCertificate certificate;
        private final ParsedCertificate issuer;
        private final Instant at;
        private final Set<String> obstacles = new LinkedHashSet<>();

        Inquiry(ParsedCertificate certificate, ParsedCertificate issuer, Instant at) {
            this.certificate = certificate;
            this.issuer = issuer;
            this.at = at;
        }

        RevocationStatus answer() throws MalformedAsn1Exception {
            if (issuer.keyUsage()
                    .filter(usage -> !usage.hasUsages(KeyUsage.cRLSign))
                    .isPresent()) {
                return new RevocationStatus.Unknown("The issuer may not sign revocation lists (keyUsage).");
            }
            Optional<ParsedCrl> complete =
                    newest(list -> list.baseNumber().isEmpty()).findFirst();
            if (complete.isEmpty()) {
                return new RevocationStatus.Unknown(
                        obstacles.isEmpty()
                                ? "There is no revocation list of the issuer."
                                : "No revocation list could be used: " + String.join(" ", obstacles));
            }
            ParsedCrl base = complete.get();
            Optional<ParsedCrl> delta = newest(list -> isDeltaTo(base, list)).findFirst();
            if (delta.isPresent()) {
                Optional<CrlEntry> change = delta.get().entry(certificate.serialNumber());
                if (change.isPresent()) {
                    return status(change.get(), delta.get());
                }
            }
            Optional<CrlEntry> entry = base.entry(certificate.serialNumber());
            return entry.isPresent()
                    ? status(entry.get(), base)
                    : new RevocationStatus.Good(evidence(delta.orElse(base)));
        }

        private Stream<ParsedCrl> newest(Predicate<ParsedCrl> kind) {
            return lists.stream()
                    .filter(list -> list.isNamedAfter(issuer))
                    .filter(kind)
                    .sorted(Comparator.comparing(ParsedCrl::thisUpdate).reversed())
                    .filter(this::isUsable);
        }

        private boolean isDeltaTo(ParsedCrl base, ParsedCrl list) {
            Optional<BigInteger> from = list.baseNumber();
            return from.isPresent()
                    && base.number().isPresent()
                    && list.number().isPresent()
                    && from.get().compareTo(base.number().get()) <= 0
                    && list.number().get().compareTo(base.number().get()) > 0
                    && list.distributionPoint().equals(base.distributionPoint());
        }

        private boolean isUsable(ParsedCrl list) {
            Optional<String> obstacle = obstacle(list);
            obstacle.ifPresent(obstacles::add);
            return obstacle.isEmpty();
        }

        private Optional<String> obstacle(ParsedCrl list) {
            if (!list.isUnderstood()) {
                return Optional.of("One has a critical extension that is not known.");
            }
            if (!CrlScope.covers(list, certificate)) {
                return Optional.of("One is about other certificates.");
            }
            if (at.isBefore(list.thisUpdate())) {
                return Optional.of("One was made later, at " + list.thisUpdate() + ".");
            }
            if (list.nextUpdate().isEmpty()) {
                return Optional.of("One does not say when the next is due.");
            }
            if (at.isAfter(list.nextUpdate().get())) {
                return Optional.of("One is outdated since " + list.nextUpdate().get() + ".");
            }
            try {
                return list.isSignedBy(issuer, suites, keys)
                        ? Optional.empty()
                        : Optional.of("One is not signed by the issuer.");
            } catch (AlgorithmRefusedException refused) {
                return Optional.of(String.valueOf(refused.getMessage()));
            } catch (UncheckedIOException lost) {
                return Optional.of("One cannot be read any more, or has changed.");
            }
        }

        private RevocationStatus status(CrlEntry entry, ParsedCrl list) {
            if (!entry.understood()) {
                return new RevocationStatus.Unknown(
                        "The certificate is listed with a critical extension that is not known.");
            }
            RevocationReason reason = RevocationReason.of(entry.reasonCode());
            if (!reason.equals(RevocationReason.REMOVE_FROM_CRL)) {
                return new RevocationStatus.Revoked(entry.since(), reason, entry.invalidSince(), evidence(list));
            }
            return list.baseNumber().isPresent()
                    ? new RevocationStatus.Good(evidence(list))
                    : new RevocationStatus.Unknown(
                            "A complete revocation list says that the certificate was removed from it.");
        }

        private RevocationEvidence evidence(ParsedCrl list) {
            return new RevocationEvidence(
                    RevocationEvidence.Kind.CRL,
                    list::encoded,
                    list.thisUpdate(),
                    list.nextUpdate().orElse(null),
                    "CRL" + list.number().map(number -> " " + number).orElse("") + " of " + list.thisUpdate());
        }
    }
}
