package org.qoltanba.testkit.sigex;

/**
 * On whose archive quota an original goes whose registration forces the archive (contract section 16, question 22; not
 * published).
 *
 * @since 0.1.0
 */
public enum ForcedArchivePayer {

    /** The organisation whose information system registered the document; without one, the first signer. */
    REGISTRATOR,

    /** The first signer, whoever registered the document; until somebody has signed, the registrator. */
    FIRST_SIGNER,

    /** Nobody: a forced archive has room for everything. */
    NOBODY
}
