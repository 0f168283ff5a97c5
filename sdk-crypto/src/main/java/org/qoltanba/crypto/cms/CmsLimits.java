package org.qoltanba.crypto.cms;

import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * How much a container may hold before it is refused.
 *
 * @param evidence how many bytes of certificates and revocation data are accepted beyond what signatures usually hold
 */
public record CmsLimits(int evidence) {

    /** The largest container, in bytes: 128 MiB, as it is held in memory. */
    public static final int OCTETS = 128 * 1024 * 1024;

    /** What is accepted unless somebody asks for more. */
    public static final CmsLimits STANDARD = new CmsLimits(0);

    static final int SIGNERS = 64;
    static final int CERTIFICATES = 2000;
    static final int REVOCATION_OBJECTS = 200;

    private static final int ATTRIBUTE_OCTETS = 1024 * 1024;
    private static final int FRAME_OCTETS = 16 * 1024 * 1024;
    private static final int ELEMENTS = 2_000_000;
    private static final int OCTETS_OF_AN_ELEMENT = 4;
    private static final String REMEDY = "If it is to carry a long revocation list, allow that by SignatureLimits.";

    /** Checks the number. */
    public CmsLimits {
        if (evidence < 0 || evidence > OCTETS) {
            throw new IllegalArgumentException("evidence");
        }
    }

    Asn1Bounds structure() {
        return new Asn1Bounds(OCTETS, 64, ELEMENTS + evidence / OCTETS_OF_AN_ELEMENT, REMEDY);
    }

    /** The most that may stand around a document that is not held in memory. */
    int frameOctets() {
        return FRAME_OCTETS + evidence;
    }

    /** Refuses attributes of a signer that are too long. */
    void requireAttributes(long octets) throws MalformedAsn1Exception {
        int most = ATTRIBUTE_OCTETS + evidence;
        if (octets > most) {
            throw new MalformedAsn1Exception(
                    "The attributes of a signer have " + octets + " bytes; at most " + most + " are read. " + REMEDY);
        }
    }

    /** What to say if more stands around a document. */
    String frameRefusal() {
        return "Apart from its document it has more than " + frameOctets() + " bytes. " + REMEDY;
    }
}
