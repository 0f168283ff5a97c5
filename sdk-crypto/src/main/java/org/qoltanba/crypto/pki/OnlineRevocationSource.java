package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.ocsp.OcspQuestion;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Asks where the certificate itself points to: OCSP responders (authorityInfoAccess) and revocation lists with their
 * changes (cRLDistributionPoints, freshestCRL). What comes back counts by the rules of {@link OcspRevocationSource} and
 * {@link CrlRevocationSource}.
 *
 * <p>OCSP questions carry a nonce of 32 random bytes; an answer with another nonce is refused, one without counts if it
 * is fresh. Answers and lists are kept until their nextUpdate, answers without one as long as they are fresh; several
 * threads that need the same wait for one of them to fetch it.
 *
 * <p>Safe to share between threads, if transport, clock and randomness are. Blocks for the network; an interrupted thread
 * gets unknown and stays interrupted.
 *
 * @since 0.1.0
 */
public final class OnlineRevocationSource implements RevocationSource {

    /**
     * A way to ask.
     *
     * @since 0.1.0
     */
    public enum Method {
        /** An OCSP responder (RFC 6960). */
        OCSP,
        /** A certificate revocation list (RFC 5280 section 5). */
        CRL
    }

    private static final String QUESTION_TYPE = "application/ocsp-request";
    private static final int LARGEST_ANSWER = 1024 * 1024;

    /** What the index of a list needs for one entry. */
    private static final long ENTRY = 48;

    /** Which answer is kept. */
    private record Question(ParsedCertificate certificate, ParsedCertificate issuer, URI responder) {}

    private final PkiTransport transport;
    private final SdkClock clock;
    private final SecureRandom random;
    private final List<Method> order;
    private final List<URI> responders;
    private final List<URI> fixedLists;
    private final Freshness freshness;
    private final int largestList;
    private final OcspJudge judge;
    private final ExpiringCache<Question, OcspAnswer> answers;
    private final ExpiringCache<URI, ParsedCrl> lists;
    private final SingleFlight<Question, OcspAnswer> asking = new SingleFlight<>();
    private final SingleFlight<URI, ParsedCrl> fetching = new SingleFlight<>();

    private OnlineRevocationSource(Builder builder) {
        this.transport = builder.transport;
        this.clock = builder.clock;
        this.random = builder.random;
        this.order = builder.order;
        this.responders = builder.responders;
        this.fixedLists = builder.lists;
        this.freshness = builder.freshness;
        this.largestList = builder.largestList;
        this.answers = new ExpiringCache<>(builder.cacheEntries, builder.cacheBytes / 4);
        this.lists = new ExpiringCache<>(builder.cacheEntries, builder.cacheBytes - builder.cacheBytes / 4);
        // Responders are looked up in lists only, so that no responder vouches for another
        this.judge =
                new OcspJudge(freshness, (responder, issuer, at) -> check(responder, issuer, at, List.of(Method.CRL)));
    }

    /**
     * Begins a source.
     *
     * @param transport how to fetch; it has to refuse addresses that must not be reached
     * @return a builder
     */
    public static Builder builder(PkiTransport transport) {
        return new Builder(Objects.requireNonNull(transport, "transport"));
    }

    @Override
    public RevocationStatus check(SignerCertificate certificate, SignerCertificate issuer, Instant at) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(at, "at");
        return check(certificate, issuer, at, order);
    }

    private RevocationStatus check(
            SignerCertificate certificate, SignerCertificate issuer, Instant at, List<Method> methods) {
        try {
            return Asn1Reader.read(
                    "a certificate with well-formed pointers to revocation data",
                    () -> new Inquiry(ParsedCertificate.of(certificate), ParsedCertificate.of(issuer), at)
                            .answer(methods));
        } catch (MalformedAsn1Exception malformed) {
            return new RevocationStatus.Unknown("A certificate or list is malformed: " + malformed.getMessage());
        }
    }

    /** One question, asked at every address until one can tell. */
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

        RevocationStatus answer(List<Method> methods) {
            for (Method method : methods) {
                for (URI address : addresses(method)) {
                    RevocationStatus status = method == Method.OCSP ? ask(address) : lookUp(address);
                    if (!(status instanceof RevocationStatus.Unknown unknown)) {
                        return status;
                    }
                    obstacles.add(unknown.reason());
                }
            }
            return new RevocationStatus.Unknown(
                    obstacles.isEmpty()
                            ? "The certificate does not say where to ask whether it is revoked."
                            : String.join(" ", obstacles));
        }

        /** Those of the certificate first. */
        private Set<URI> addresses(Method method) {
            Set<URI> addresses = new LinkedHashSet<>(
                    method == Method.OCSP ? Pointers.ocsp(certificate) : Pointers.lists(certificate));
            addresses.addAll(method == Method.OCSP ? responders : fixedLists);
            return addresses;
        }

        private RevocationStatus ask(URI responder) {
            Question question = new Question(certificate, issuer, responder);
            Optional<OcspAnswer> kept = answers.find(question, clock.now());
            if (kept.isPresent()) {
                RevocationStatus status = judge.judge(kept.get(), certificate, issuer, at);
                if (!(status instanceof RevocationStatus.Unknown)) {
                    return status;
                }
            }
            try {
                OcspAnswer answer = asking.get(question, () -> fetchAnswer(question));
                RevocationStatus status = judge.judge(answer, certificate, issuer, at);
                keep(question, answer, status);
                return status;
            } catch (IOException failed) {
                return new RevocationStatus.Unknown(
                        "The OCSP responder " + responder.getHost() + " gave no usable answer: " + failed.getMessage());
            }
        }

        private void keep(Question question, OcspAnswer answer, RevocationStatus status) {
            RevocationEvidence evidence = status instanceof RevocationStatus.Good good
                    ? good.evidence()
                    : status instanceof RevocationStatus.Revoked revoked ? revoked.evidence() : null;
            if (evidence != null) {
                answers.put(
                        question,
                        answer,
                        answer.encoded().size(),
                        freshness.end(evidence.issuedAt(), evidence.nextUpdate().orElse(null)));
            }
        }

        private RevocationStatus lookUp(URI address) {
            List<ParsedCrl> usable = new ArrayList<>();
            try {
                ParsedCrl complete = list(address);
                usable.add(complete);
                for (URI delta : deltas(complete)) {
                    addDelta(delta, usable);
                }
            } catch (IOException failed) {
                return new RevocationStatus.Unknown(
                        "The revocation list of " + address.getHost() + " cannot be fetched: " + failed.getMessage());
            }
            return CrlRevocationSource.ofParsed(usable).check(certificate, issuer, at);
        }

        private Set<URI> deltas(ParsedCrl complete) {
            Set<URI> addresses = new LinkedHashSet<>(Pointers.deltaLists(certificate));
            complete.freshestPoints().map(Pointers::points).ifPresent(addresses::addAll);
            return addresses;
        }

        /** A complete list is good without its changes until its nextUpdate (RFC 5280 section 5.2.4). */
        private void addDelta(URI address, List<ParsedCrl> usable) {
            try {
                usable.add(list(address));
            } catch (IOException failed) {
                obstacles.add("The list of changes of " + address.getHost() + " cannot be fetched.");
            }
        }
    }

    private OcspAnswer fetchAnswer(Question question) throws IOException {
        byte[] octets = new byte[OcspQuestion.NONCE_OCTETS];
        random.nextBytes(octets);
        Bytes nonce = Bytes.of(octets);
        Bytes received = transport.post(
                question.responder(),
                QUESTION_TYPE,
                OcspQuestion.about(question.certificate(), question.issuer(), nonce),
                LARGEST_ANSWER);
        try {
            OcspAnswer answer = OcspAnswer.parse(received);
            if (!answer.mayAnswer(nonce)) {
                throw new IOException("It answered another question: the nonce differs.");
            }
            return answer;
        } catch (MalformedAsn1Exception malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    private ParsedCrl list(URI address) throws IOException {
        Optional<ParsedCrl> kept = lists.find(address, clock.now());
        return kept.isPresent() ? kept.get() : fetching.get(address, () -> keptOrFetched(address));
    }

    /** Looks again: whoever fetched it may have finished in between. */
    private ParsedCrl keptOrFetched(URI address) throws IOException {
        Optional<ParsedCrl> kept = lists.find(address, clock.now());
        if (kept.isPresent()) {
            return kept.get();
        }
        ParsedCrl list = fetchList(address);
        list.nextUpdate().ifPresent(next -> lists.put(address, list, list.size() + ENTRY * list.entries(), next));
        return list;
    }

    private ParsedCrl fetchList(URI address) throws IOException {
        Bytes received = transport.get(address, largestList);
        try {
            return ParsedCrl.parse(received);
        } catch (MalformedAsn1Exception malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    @Override
    public String toString() {
        return "OnlineRevocationSource" + order;
    }

    /**
     * Collects the settings of a source. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final PkiTransport transport;
        private SdkClock clock = SdkClock.system();
        private SecureRandom random = new SecureRandom();
        private List<Method> order = List.of(Method.OCSP, Method.CRL);
        private List<URI> responders = List.of();
        private List<URI> lists = List.of();
        private Freshness freshness = Freshness.USUAL;
        private int largestList = 32 * 1024 * 1024;
        private int cacheEntries = 1000;
        private long cacheBytes = 64L * 1024 * 1024;

        private Builder(PkiTransport transport) {
            this.transport = transport;
        }

        /**
         * Sets the clock by which kept answers expire. Without it the machine's is asked.
         *
         * @param source the clock
         * @return this
         */
        public Builder clock(SdkClock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets where nonces come from. Without it the platform's own source is used.
         *
         * @param source the source
         * @return this
         */
        public Builder random(SecureRandom source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets which ways to ask are tried, and in which order; OCSP, then CRL at first.
         *
         * @param methods one or both
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public Builder order(Method... methods) {
            Objects.requireNonNull(methods, "methods");
            if (methods.length == 0) {
                throw new IllegalArgumentException("At least one way to ask is needed: OCSP, CRL or both.");
            }
            this.order = List.copyOf(new LinkedHashSet<>(List.of(methods)));
            return this;
        }

        /**
         * Sets responders to ask after those the certificate points to: for authorities whose certificates point nowhere.
         *
         * @param addresses {@code http} or {@code https}
         * @return this
         */
        public Builder responders(Collection<URI> addresses) {
            this.responders = List.copyOf(Objects.requireNonNull(addresses, "addresses"));
            return this;
        }

        /**
         * Sets where to look for revocation lists after the places the certificate points to.
         *
         * @param addresses {@code http} or {@code https}
         * @return this
         */
        public Builder lists(Collection<URI> addresses) {
            this.lists = List.copyOf(Objects.requireNonNull(addresses, "addresses"));
            return this;
        }

        /**
         * Sets how old an OCSP answer without nextUpdate may be.
         *
         * @param maxAge zero or more; five minutes at first
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxAge(Duration maxAge) {
            this.freshness = new Freshness(Objects.requireNonNull(maxAge, "maxAge"));
            return this;
        }

        /**
         * Sets how large a revocation list may be; 32 MiB at first, as national ones reach 20 MB.
         *
         * @param bytes at most 64 MiB
         * @return this
         * @throws IllegalArgumentException if it is not between 1 byte and 64 MiB
         */
        public Builder largestList(int bytes) {
            if (bytes < 1 || bytes > 64 * 1024 * 1024) {
                throw new IllegalArgumentException("A revocation list may have 1 byte to 64 MiB, not " + bytes + ".");
            }
            this.largestList = bytes;
            return this;
        }

        /**
         * Sets how much is kept of each kind, answers and lists; 1000 entries at first, and 64 MiB in all.
         *
         * @param entries zero to keep nothing
         * @param bytes a quarter of them for answers, the rest for lists
         * @return this
         * @throws IllegalArgumentException if one of them is negative
         */
        public Builder cache(int entries, long bytes) {
            if (entries < 0 || bytes < 0) {
                throw new IllegalArgumentException(
                        "A cache cannot have " + entries + " entries or " + bytes + " bytes.");
            }
            this.cacheEntries = entries;
            this.cacheBytes = bytes;
            return this;
        }

        /**
         * Ends the source.
         *
         * @return the source
         */
        public OnlineRevocationSource build() {
            return new OnlineRevocationSource(this);
        }
    }
}
