package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.crl.ParsedCrl;

/**
 * Fetches revocation lists, keeps them until the next is due, and lets one thread fetch for all.
 *
 * <p>Safe to share between threads.
 */
final class RevocationListFetcher {

    /** What the index of a list needs for one entry, in bytes. */
    private static final long ENTRY = 48;

    private final PkiTransport transport;
    private final SdkClock clock;
    private final int largest;
    private final ExpiringCache<URI, ParsedCrl> kept;
    private final SingleFlight<URI, ParsedCrl> fetching = new SingleFlight<>();

    RevocationListFetcher(PkiTransport transport, SdkClock clock, int largest, ExpiringCache<URI, ParsedCrl> kept) {
        this.transport = transport;
        this.clock = clock;
        this.largest = largest;
        this.kept = kept;
    }

    ParsedCrl list(URI address) throws IOException {
        Optional<ParsedCrl> known = kept.find(address, clock.now());
        return known.isPresent() ? known.get() : fetching.get(address, () -> keptOrFetched(address));
    }

    /** Looks again: whoever fetched it may have finished in between. */
    private ParsedCrl keptOrFetched(URI address) throws IOException {
        Optional<ParsedCrl> known = kept.find(address, clock.now());
        if (known.isPresent()) {
            return known.get();
        }
        ParsedCrl list = fetch(address);
        list.nextUpdate().ifPresent(next -> kept.put(address, list, list.size() + ENTRY * list.entries(), next));
        return list;
    }

    private ParsedCrl fetch(URI address) throws IOException {
        try {
            return ParsedCrl.parse(transport.get(address, largest));
        } catch (MalformedAsn1Exception malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }
}
