package org.qoltanba.testkit.sigex;

/**
 * What is out of order at SIGEX, or around it. Nothing is, to begin with. A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexOutageSwitches {

    private volatile boolean ocspAvailable = true;
    private volatile boolean timeStampsAvailable = true;
    private volatile boolean unexpectedErrors;
    private volatile boolean originalsPassAntivirus = true;
    private volatile boolean archiveWritable = true;
    private volatile boolean archiveReadable = true;

    SigexOutageSwitches() {}

    /**
     * Whether the certificate authority's OCSP responder can be reached. If not, signatures are refused with
     * {@code OCSP server problem}.
     *
     * @param available false for an outage
     * @return this
     */
    public SigexOutageSwitches ocspAvailable(boolean available) {
        ocspAvailable = available;
        return this;
    }

    /**
     * Whether the time stamp authority can be reached. If not, signatures are refused with {@code TSP server problem}.
     *
     * @param available false for an outage
     * @return this
     */
    public SigexOutageSwitches timeStampsAvailable(boolean available) {
        timeStampsAvailable = available;
        return this;
    }

    /**
     * Whether the service has a problem that nobody foresaw: every call is refused with {@code Unexpected error} before
     * anything is done (section 4.2).
     *
     * @param troubled true for an outage
     * @return this
     */
    public SigexOutageSwitches unexpectedErrors(boolean troubled) {
        unexpectedErrors = troubled;
        return this;
    }

    /**
     * Whether originals pass the antivirus check (section 8.1). One that does not is not attached to mails.
     *
     * @param pass false to leave all attachments out
     * @return this
     */
    public SigexOutageSwitches originalsPassAntivirus(boolean pass) {
        originalsPassAntivirus = pass;
        return this;
    }

    /**
     * Whether originals can be put into the archive. If not, calls that would do so are refused with
     * {@code Failed to archive document data} and change nothing (section 4.2; the mapping is inferred).
     *
     * @param writable false for an outage
     * @return this
     */
    public SigexOutageSwitches archiveWritable(boolean writable) {
        archiveWritable = writable;
        return this;
    }

    /**
     * Whether kept originals can be read. If not, asking for one is refused with
     * {@code Failed to prepare archived data} (section 4.2; the mapping is inferred).
     *
     * @param readable false for an outage
     * @return this
     */
    public SigexOutageSwitches archiveReadable(boolean readable) {
        archiveReadable = readable;
        return this;
    }

    boolean ocspAvailable() {
        return ocspAvailable;
    }

    boolean timeStampsAvailable() {
        return timeStampsAvailable;
    }

    boolean unexpectedErrors() {
        return unexpectedErrors;
    }

    boolean originalsPassAntivirus() {
        return originalsPassAntivirus;
    }

    boolean archiveWritable() {
        return archiveWritable;
    }

    boolean archiveReadable() {
        return archiveReadable;
    }
}
