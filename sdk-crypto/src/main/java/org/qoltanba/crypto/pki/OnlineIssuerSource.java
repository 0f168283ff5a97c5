package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Fetches the certificates of issuers from where the issued certificate points to (authorityInfoAccess, caIssuers; RFC
 * 5280 section 4.2.2.1): one certificate in DER or PEM, or several in a CMS without signers.
 *
 * <p>What was fetched is kept for a day; several threads that need the same wait for one of them to fetch it.
 *
 * <p>Safe to share between threads, if transport and clock are. Blocks for the network; an interrupted thread finds
 * nothing and stays interrupted.
 *
 * @since 0.1.0
 */
public final class OnlineIssuerSource implements IssuerSource {

    private static final int LARGEST = 256 * 1024;
    private static final int KEPT_ENTRIES = 256;
    private static final long KEPT_BYTES = 4L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(1);

    private final PkiTransport transport;
    private final SdkClock clock;
    private final ExpiringCache<URI, List<ParsedCertificate>> kept = new ExpiringCache<>(KEPT_ENTRIES, KEPT_BYTES);
    private final SingleFlight<URI, List<ParsedCertificate>> fetching = new SingleFlight<>();

    private OnlineIssuerSource(PkiTransport transport, SdkClock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Creates a source.
     *
     * @param transport how to fetch; it has to refuse addresses that must not be reached
     * @param clock by which kept certificates expire
     * @return the source
     */
    public static OnlineIssuerSource of(PkiTransport transport, SdkClock clock) {
        return new OnlineIssuerSource(
                Objects.requireNonNull(transport, "transport"), Objects.requireNonNull(clock, "clock"));
    }

    @Override
    public List<SignerCertificate> issuersOf(SignerCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        try {
            return Asn1Reader.read(
                    "a certificate with well-formed pointers to its issuer",
                    () -> find(ParsedCertificate.of(certificate)));
        } catch (MalformedAsn1Exception malformed) {
            return List.of();
        }
    }

    private List<SignerCertificate> find(ParsedCertificate issued) {
        for (URI address : Pointers.issuers(issued)) {
            try {
                List<ParsedCertificate> fetched = certificatesAt(address);
                if (fetched.stream().anyMatch(candidate -> candidate.mayHaveIssued(issued))) {
                    return List.copyOf(fetched);
                }
            } catch (IOException unusable) {
                // The next address may do; to find nothing is an answer
            }
        }
        return List.of();
    }

    private List<ParsedCertificate> certificatesAt(URI address) throws IOException {
        Optional<List<ParsedCertificate>> known = kept.find(address, clock.now());
        if (known.isPresent()) {
            return known.get();
        }
        return fetching.get(address, () -> {
            List<ParsedCertificate> fetched = fetch(address);
            long bytes =
                    fetched.stream().mapToLong(each -> each.encoded().size()).sum();
            kept.put(address, fetched, bytes, clock.now().plus(KEPT));
            return fetched;
        });
    }

    private List<ParsedCertificate> fetch(URI address) throws IOException {
        try {
            return CertificateBundle.parse(transport.get(address, LARGEST));
        } catch (MalformedAsn1Exception malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    @Override
    public String toString() {
        return "OnlineIssuerSource";
    }
}
