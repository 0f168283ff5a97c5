package org.qoltanba.testkit.phone;

/**
 * What an app of eGov makes of the signing method {@code MIX_SIGN}, of which the SIGEX contract has no more than the name
 * (section 7.51). A document that names a method of its own is signed by that one in every case but the last.
 *
 * @since 0.1.0
 */
public enum MixSigning {

    /** XML as XML, anything else as CMS without the document inside. */
    BY_CONTENT,

    /** XML as XML, anything else as CMS that holds the document. */
    BY_CONTENT_WITH_DATA,

    /** The app does not know the method and signs nothing. */
    UNKNOWN
}
