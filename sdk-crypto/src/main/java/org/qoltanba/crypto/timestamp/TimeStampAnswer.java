package org.qoltanba.crypto.timestamp;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Parts;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * What an authority answers (TimeStampResp, RFC 3161 section 2.4.2): a token, or why there is none.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TimeStampAnswer {

    private static final int LONGEST_TEXT = 500;

    /**
     * A bit of PKIFailureInfo.
     *
     * @param bit its number
     * @param name its name in RFC 3161
     */
    private record Failure(int bit, String name) {}

    private static final List<Failure> FAILURES = List.of(
            new Failure(0, "badAlg"),
            new Failure(2, "badRequest"),
            new Failure(5, "badDataFormat"),
            new Failure(14, "timeNotAvailable"),
            new Failure(15, "unacceptedPolicy"),
            new Failure(16, "unacceptedExtension"),
            new Failure(17, "addInfoNotAvailable"),
            new Failure(25, "systemFailure"));

    private static final Map<Integer, String> STATUSES = Map.of(
            PKIStatus.REJECTION, "rejection",
            PKIStatus.WAITING, "waiting",
            PKIStatus.REVOCATION_WARNING, "revocationWarning",
            PKIStatus.REVOCATION_NOTIFICATION, "revocationNotification");

    private final @Nullable TimeStampToken token;
    private final String failure;
    private final @Nullable String statusText;

    private TimeStampAnswer(@Nullable TimeStampToken token, String failure, @Nullable String statusText) {
        this.token = token;
        this.failure = failure;
        this.statusText = statusText;
    }

    /**
     * Reads an answer.
     *
     * @param encoded a TimeStampResp, at most 1 MiB
     * @param certificateReader reads the certificates in it
     * @return the answer
     * @throws MalformedAsn1Exception if it is none, or grants a time stamp without one
     */
    public static TimeStampAnswer parse(Bytes encoded, CertificateReader certificateReader)
            throws MalformedAsn1Exception {
        byte[] octets = encoded.toArray();
        Asn1Scanner.requireSingle(octets, Asn1Bounds.TIME_STAMP);
        return Asn1Reader.read(
                "the answer of a time stamp authority (RFC 3161)",
                () -> read(TimeStampResp.getInstance(octets), octets, certificateReader));
    }

    private static TimeStampAnswer read(TimeStampResp answer, byte[] octets, CertificateReader certificateReader)
            throws MalformedAsn1Exception {
        PKIStatusInfo said = answer.getStatus();
        BigInteger status = said.getStatus();
        boolean granted = status.equals(BigInteger.valueOf(PKIStatus.GRANTED))
                || status.equals(BigInteger.valueOf(PKIStatus.GRANTED_WITH_MODS));
        if (!granted) {
            return new TimeStampAnswer(null, failure(said), text(said.getStatusString()));
        }
        if (answer.getTimeStampToken() == null) {
            throw new MalformedAsn1Exception("It grants a time stamp but holds none.");
        }
        byte[] encoded = Asn1Parts.of(octets, Asn1Bounds.TIME_STAMP).get(1);
        TimeStampToken token = TimeStampToken.parse(Bytes.of(encoded), certificateReader);
        return new TimeStampAnswer(token, "", null);
    }

    private static String failure(PKIStatusInfo said) {
        ASN1BitString bits = said.getFailInfo();
        if (bits != null) {
            byte[] octets = bits.getBytes();
            for (Failure known : FAILURES) {
                if (isSet(octets, known.bit())) {
                    return known.name();
                }
            }
        }
        int status =
                said.getStatus().bitLength() < Integer.SIZE ? said.getStatus().intValue() : -1;
        return STATUSES.getOrDefault(status, "status " + status);
    }

    private static boolean isSet(byte[] octets, int bit) {
        return bit / 8 < octets.length && (octets[bit / 8] & (0x80 >>> (bit % 8))) != 0;
    }

    private static @Nullable String text(@Nullable PKIFreeText text) {
        if (text == null || text.size() == 0) {
            return null;
        }
        String first = text.getStringAtUTF8(0).getString();
        return first.length() > LONGEST_TEXT ? first.substring(0, LONGEST_TEXT) : first;
    }

    /**
     * The token.
     *
     * @return empty if the authority refused
     */
    public Optional<TimeStampToken> token() {
        return Optional.ofNullable(token);
    }

    /**
     * Why the authority refused: the first bit of PKIFailureInfo, or the status if it gives none.
     *
     * @return the name in RFC 3161, for example {@code unacceptedPolicy}; empty text if it did not refuse
     */
    public String failure() {
        return failure;
    }

    /**
     * The authority's own words.
     *
     * @return at most 500 characters; empty if it gave none
     */
    public Optional<String> statusText() {
        return Optional.ofNullable(statusText);
    }
}
