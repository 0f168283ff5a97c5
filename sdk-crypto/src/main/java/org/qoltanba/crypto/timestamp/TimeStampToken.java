package org.qoltanba.crypto.timestamp;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.Asn1Times;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A TimeStampToken (RFC 3161 section 2.4.2): a SignedData with one signer over a TSTInfo. Reading it proves nothing;
 * {@link TimeStampVerifier} tells whether its authority made it.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TimeStampToken {

    /** The content type of tokens, id-ct-TSTInfo. */
    public static final ASN1ObjectIdentifier CONTENT_TYPE = PKCSObjectIdentifiers.id_ct_TSTInfo;

    private static final int LONGEST_NUMBER_BITS = 8 * 64;

    private final Bytes encoded;
    private final CmsContainer container;
    private final CmsSigner signer;
    private final byte[] content;
    private final Instant genTime;
    private final Digest imprint;
    private final String policy;
    private final BigInteger serialNumber;
    private final @Nullable BigInteger nonce;
    private final Duration accuracy;
    private final boolean understood;

    private TimeStampToken(Bytes encoded, CmsContainer container, CmsSigner signer, byte[] content, TSTInfo info)
            throws MalformedAsn1Exception {
        this.encoded = encoded;
        this.container = container;
        this.signer = signer;
        this.content = content;
        this.genTime = Asn1Times.utc(info.getGenTime());
        MessageImprint stamped = info.getMessageImprint();
        this.imprint = new Digest(
                DigestAlgorithm.ofOid(stamped.getHashAlgorithm().getAlgorithm().getId()),
                Bytes.of(stamped.getHashedMessage()));
        this.policy = info.getPolicy().getId();
        this.serialNumber = requireShort(info.getSerialNumber().getValue());
        this.nonce =
                info.getNonce() == null ? null : requireShort(info.getNonce().getValue());
        this.accuracy = info.getAccuracy() == null ? Duration.ZERO : duration(info.getAccuracy());
        Extensions extensions = info.getExtensions();
        this.understood = extensions == null || extensions.getCriticalExtensionOIDs().length == 0;
    }

    private static BigInteger requireShort(BigInteger number) throws MalformedAsn1Exception {
        if (number.bitLength() > LONGEST_NUMBER_BITS) {
            throw new MalformedAsn1Exception("A number of the time stamp is absurdly long.");
        }
        return number;
    }

    private static Duration duration(Accuracy accuracy) throws MalformedAsn1Exception {
        Duration duration = Duration.ofSeconds(valueOf(accuracy.getSeconds()))
                .plusMillis(valueOf(accuracy.getMillis()))
                .plusNanos(1000L * valueOf(accuracy.getMicros()));
        if (duration.isNegative()) {
            throw new MalformedAsn1Exception("The accuracy of the time stamp is negative.");
        }
        return duration;
    }

    private static int valueOf(@Nullable ASN1Integer number) {
        return number == null ? 0 : number.intValueExact();
    }

    /**
     * Reads a token.
     *
     * @param encoded a ContentInfo in DER or BER, at most 1 MiB, nothing before or after it
     * @param certificateReader reads the certificates in it
     * @return the token
     * @throws MalformedAsn1Exception if it is no token, has not exactly one signer, or one of its parts is malformed
     */
    public static TimeStampToken parse(Bytes encoded, CertificateReader certificateReader)
            throws MalformedAsn1Exception {
        byte[] octets = encoded.toArray();
        Asn1Scanner.requireSingle(octets, Asn1Bounds.TIME_STAMP);
        CmsContainer container = CmsReader.read(octets, certificateReader);
        if (!container.contentType().equals(CONTENT_TYPE)) {
            throw new MalformedAsn1Exception("It is a signature, but not of a time stamp.");
        }
        byte[] content =
                container.content().orElseThrow(() -> new MalformedAsn1Exception("The time stamp has no content."));
        CmsContainer.Entry only = container.signers().get(0);
        CmsSigner signer = only.signer();
        if (container.signers().size() != 1 || signer == null) {
            throw new MalformedAsn1Exception(
                    signer == null
                            ? "The signer of the time stamp is malformed: " + only.fault()
                            : "A time stamp has exactly one signer; this one has "
                                    + container.signers().size() + ".");
        }
        Asn1Scanner.requireSingle(content, Asn1Bounds.TIME_STAMP);
        return Asn1Reader.read("a time stamp (RFC 3161)", () -> {
            TSTInfo info = TSTInfo.getInstance(content);
            if (!info.getVersion().hasValue(1)) {
                throw new MalformedAsn1Exception("The time stamp is of an unknown version.");
            }
            return new TimeStampToken(encoded, container, signer, content, info);
        });
    }

    /**
     * The token as it came.
     *
     * @return DER or BER
     */
    public Bytes encoded() {
        return encoded;
    }

    /**
     * When the authority says it made the token.
     *
     * @return genTime, to the fraction it was given with
     */
    public Instant genTime() {
        return genTime;
    }

    /**
     * How far genTime may be off, either way.
     *
     * @return the stated accuracy; zero if none was stated
     */
    public Duration accuracy() {
        return accuracy;
    }

    /**
     * What was stamped.
     *
     * @return the message imprint
     */
    public Digest imprint() {
        return imprint;
    }

    /**
     * Whether the token stamps a digest.
     *
     * @param digest algorithm and value
     * @return true only if both are equal
     */
    public boolean stamps(Digest digest) {
        return imprint.equals(digest);
    }

    /**
     * The rules the authority made it by.
     *
     * @return an object identifier, dotted decimal
     */
    public String policy() {
        return policy;
    }

    /**
     * The token's number.
     *
     * @return unique at its authority
     */
    public BigInteger serialNumber() {
        return serialNumber;
    }

    /**
     * What the asker sent to recognise the answer.
     *
     * @return the number; empty if none was sent
     */
    public Optional<BigInteger> nonce() {
        return Optional.ofNullable(nonce);
    }

    /**
     * The certificates that came along.
     *
     * @return an unmodifiable list, possibly empty
     */
    public List<ParsedCertificate> certificates() {
        return container.certificates();
    }

    /**
     * The signature's container.
     *
     * @return the SignedData
     */
    public CmsContainer container() {
        return container;
    }

    /**
     * The authority as signer; its unsigned attributes carry the hash index of archive time stamps.
     *
     * @return the only SignerInfo
     */
    public CmsSigner signer() {
        return signer;
    }

    /**
     * Whether there is no critical extension: none is known.
     *
     * @return false if the token must not be relied on
     */
    public boolean isUnderstood() {
        return understood;
    }

    /** The TSTInfo as signed. */
    byte[] content() {
        return content;
    }

    @Override
    public String toString() {
        return "TimeStampToken[" + genTime + ", " + imprint.algorithm() + "]";
    }
}
