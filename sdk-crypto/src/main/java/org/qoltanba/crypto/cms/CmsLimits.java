package org.qoltanba.crypto.cms;

import org.qoltanba.crypto.asn1.Asn1Bounds;

/** How much a container may hold before it is refused. */
public final class CmsLimits {

    /** The largest container, in bytes: 128 MiB, as it is held in memory. */
    public static final int OCTETS = 128 * 1024 * 1024;

    static final Asn1Bounds STRUCTURE = new Asn1Bounds(OCTETS, 64, 2_000_000);
    static final int SIGNERS = 64;
    static final int CERTIFICATES = 2000;
    static final int REVOCATION_OBJECTS = 200;
    static final int ATTRIBUTE_OCTETS = 1024 * 1024;

    private CmsLimits() {}
}
