package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.timestamp.TimeStampAnswer;
import org.qoltanba.crypto.timestamp.TimeStampResult;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * Obtains time stamps from an authority over HTTP (RFC 3161 sections 2.4 and 3.4).
 *
 * <p>Each question has a random nonce of 128 bits and asks for the authority's certificate. A token is handed out only if
 * it answers the question: same digest, nonce and policy, a sound signature, and a certificate for time stamping alone
 * that the token itself references. Whether the authority is trusted is decided when the signature is verified.
 *
 * <p>Safe to share between threads, if transport and randomness are. Blocks for the network.
 *
 * @since 0.1.0
 */
public final class Rfc3161TimeStampSource implements TimeStampSource {

    private static final String QUERY = "application/timestamp-query";
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final int NONCE_BITS = 128;
    private static final int OK = 200;

    private final PkiTransport transport;
    private final URI authority;
    private final SecureRandom random;
    private final @Nullable String policy;
    private final ErrorContext context;
    private final CertificateReader certificateReader = new CertificateReader();
    private final TimeStampVerifier verifier =
            new TimeStampVerifier(AlgorithmProfile.everything(), new CertificateKeys());

    private Rfc3161TimeStampSource(Builder builder) {
        this.transport = builder.transport;
        this.authority = builder.authority;
        this.random = builder.random;
        this.policy = builder.policy;
        this.context = ErrorContext.call("TSA " + authority.getHost(), "POST time stamp request");
    }

    /**
     * Begins a source.
     *
     * @param transport how to reach the authority
     * @param authority the authority's address, {@code http} or {@code https}, without user name and password
     * @return a builder
     * @throws IllegalArgumentException if the address is none of that kind
     */
    public static Builder builder(PkiTransport transport, URI authority) {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(authority, "authority");
        String scheme =
                authority.getScheme() == null ? "" : authority.getScheme().toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme)
                || authority.getHost() == null
                || authority.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address of a time stamp authority begins with http:// or https:// and a host, and has no user"
                            + " name. Give it in that form.");
        }
        return new Builder(transport, authority);
    }

    /**
     * Obtains a time stamp.
     *
     * @param imprint the digest to be stamped
     * @return the token as it came, checked to be a sound answer to this question
     * @throws TransportException if the authority cannot be reached
     * @throws InvalidRequestException if it refuses the digest algorithm, the policy or the form of the question
     * @throws ServerFaultException if it cannot make time stamps at the moment
     * @throws ProtocolException if it answers something else than a sound time stamp of this digest
     */
    @Override
    public Bytes timeStamp(Digest imprint) {
        Objects.requireNonNull(imprint, "imprint");
        BigInteger nonce = new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1);
        Bytes question = question(imprint, nonce);
        Bytes answer;
        try {
            answer = transport.post(authority, QUERY, question, LARGEST_ANSWER);
        } catch (IOException unreachable) {
            throw new TransportException(
                    "The time stamp authority " + authority.getHost() + " gave no usable answer: "
                            + unreachable.getMessage()
                            + " Check its address and the network, then ask again; a second time stamp does no harm.",
                    context,
                    true,
                    unreachable);
        }
        try {
            TimeStampAnswer read = TimeStampAnswer.parse(answer, certificateReader);
            TimeStampToken token = read.token().orElseThrow(() -> refusal(read));
            requireAnswer(token, imprint, nonce);
            return token.encoded();
        } catch (MalformedAsn1Exception malformed) {
            throw new ProtocolException(
                    "The time stamp authority " + authority.getHost()
                            + " answered something that is not a time stamp: " + malformed.getMessage()
                            + " Check that the address is that of an RFC 3161 service.",
                    context,
                    malformed);
        }
    }

    private Bytes question(Digest imprint, BigInteger nonce) {
        TimeStampReq request = new TimeStampReq(
                new MessageImprint(
                        new AlgorithmIdentifier(
                                new ASN1ObjectIdentifier(imprint.algorithm().oid()), DERNull.INSTANCE),
                        imprint.value().toArray()),
                policy == null ? null : new ASN1ObjectIdentifier(policy),
                new ASN1Integer(nonce),
                ASN1Boolean.TRUE,
                null);
        try {
            return Bytes.of(request.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private RuntimeException refusal(TimeStampAnswer read) {
        ServiceAnswer said =
                new ServiceAnswer(OK, read.failure(), read.statusText().orElse(null), null);
        String who = "The time stamp authority " + authority.getHost();
        return switch (read.failure()) {
            case "badAlg" ->
                new InvalidRequestException(
                        who + " does not stamp digests of this algorithm. Use another authority, or sign with a key of"
                                + " the kind it serves.",
                        context,
                        said);
            case "unacceptedPolicy" ->
                new InvalidRequestException(
                        who + " does not stamp by policy " + policy + ". Ask for one of its own, or for none.",
                        context,
                        said);
            case "badRequest", "badDataFormat", "unacceptedExtension", "addInfoNotAvailable" ->
                new InvalidRequestException(
                        who + " does not accept the question (" + read.failure()
                                + "). Check that the address is that of an RFC 3161 service.",
                        context,
                        said);
            default ->
                new ServerFaultException(
                        who + " makes no time stamp at the moment (" + read.failure() + "). Ask again later.",
                        context,
                        said);
        };
    }

    private void requireAnswer(TimeStampToken token, Digest imprint, BigInteger nonce) {
        if (!token.stamps(imprint)) {
            throw unusable("stamped another digest than it was asked to");
        }
        if (!token.nonce().filter(nonce::equals).isPresent()) {
            throw unusable("answered another question: the nonce is not the one that was sent");
        }
        if (policy != null && !policy.equals(token.policy())) {
            throw unusable("stamped by policy " + token.policy() + " instead of " + policy);
        }
        if (verifier.verify(token, List.of()) instanceof TimeStampResult.Refused refused) {
            throw unusable("made a time stamp that does not hold: " + refused.reason());
        }
    }

    private ProtocolException unusable(String what) {
        return new ProtocolException(
                "The time stamp authority " + authority.getHost() + " " + what
                        + ". Nothing was stamped. Use another authority, or ask its operator.",
                context,
                null);
    }

    @Override
    public String toString() {
        return "Rfc3161TimeStampSource[" + authority.getHost() + "]";
    }

    /**
     * Collects the settings of a source. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final PkiTransport transport;
        private final URI authority;
        private SecureRandom random = new SecureRandom();
        private @Nullable String policy;

        private Builder(PkiTransport transport, URI authority) {
            this.transport = transport;
            this.authority = authority;
        }

        /**
         * Asks for time stamps by this policy, and accepts no other. The national authority of Kazakhstan has one for
         * each kind of key: {@code 1.2.398.3.3.2.6.1} for GOST 34.310-2004, {@code .6.2} for RSA, {@code .6.4} for GOST
         * R 34.10-2015. Without it the authority chooses.
         *
         * @param oid an object identifier, dotted decimal
         * @return this
         * @throws IllegalArgumentException if it is none
         */
        public Builder policy(String oid) {
            this.policy = new ASN1ObjectIdentifier(Objects.requireNonNull(oid, "oid")).getId();
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
         * Ends the source.
         *
         * @return the source
         */
        public Rfc3161TimeStampSource build() {
            return new Rfc3161TimeStampSource(this);
        }
    }
}
