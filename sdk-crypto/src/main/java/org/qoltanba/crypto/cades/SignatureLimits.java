package org.qoltanba.crypto.cades;

import org.qoltanba.crypto.cms.CmsLimits;

/**
 * How much a signature file may hold before it is refused. Whoever reads signatures of others is asked to hold in memory
 * what they chose to send; so what no usual signature needs has to be allowed.
 *
 * <p>Always: 128 MiB altogether (but for documents that are read as streams), 64 signers, 2000 certificates, 200 pieces of
 * revocation data, 64 levels of nesting. Unless more is allowed: 1 MiB of attributes of a signer, two million ASN.1
 * elements, 16 MiB around a document that is read as a stream.
 *
 * <p>Levels above B-T carry revocation lists, and national ones reach 20 MB and some million elements: their reader has to
 * allow them by {@link #withEvidence(int)}. Reading such a signature takes up to ten bytes of heap for each byte of
 * evidence, making one up to fifteen: a list of 20 MB wants a heap of 384 MiB. Only an archive time stamp over lists that
 * are kept in unsigned attributes wants twice as much.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignatureLimits {

    /** The most evidence that can be allowed, in bytes: 128 MiB, as large as a whole signature file. */
    public static final int LARGEST_EVIDENCE = CmsLimits.OCTETS;

    private static final SignatureLimits STANDARD = new SignatureLimits(CmsLimits.STANDARD);

    private final CmsLimits limits;

    private SignatureLimits(CmsLimits limits) {
        this.limits = limits;
    }

    /**
     * What holds unless somebody asks for more.
     *
     * @return limits for everything but long revocation lists
     */
    public static SignatureLimits standard() {
        return STANDARD;
    }

    /**
     * Limits that also allow long revocation lists and the like, wherever in a signature.
     *
     * @param bytes how many bytes more than usual the evidence may have; 0 to {@link #LARGEST_EVIDENCE}
     * @return the limits
     * @throws IllegalArgumentException if the number is out of range
     */
    public SignatureLimits withEvidence(int bytes) {
        if (bytes < 0 || bytes > LARGEST_EVIDENCE) {
            throw new IllegalArgumentException(
                    "From 0 to " + LARGEST_EVIDENCE + " bytes of evidence can be allowed; asked were " + bytes + ".");
        }
        return new SignatureLimits(new CmsLimits(bytes));
    }

    /**
     * How much evidence is allowed beyond what signatures usually hold.
     *
     * @return bytes
     */
    public int evidence() {
        return limits.evidence();
    }

    CmsLimits ofContainer() {
        return limits;
    }

    @Override
    public String toString() {
        return "SignatureLimits[evidence of " + evidence() + " bytes more]";
    }
}
