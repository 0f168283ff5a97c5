package org.qoltanba.testkit.sigex;

import java.util.Objects;

/**
 * What the SIGEX contract leaves open about e-mails (sections 5.3 and 8.1). A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexMailSwitches {

    private static final int MEBIBYTE = 1024 * 1024;

    private volatile long attachmentLimit = 10L * MEBIBYTE;
    private volatile String defaultLanguage = "ru";
    private volatile boolean onDemandNeedsIdentity = true;

    SigexMailSwitches() {}

    /**
     * The largest document that goes along with a mail (section 8.1; "large" is not published). 10 MiB.
     *
     * @param bytes at least 0; 0 attaches nothing
     * @return this
     */
    public SigexMailSwitches attachmentLimit(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, was " + bytes + ".");
        }
        attachmentLimit = bytes;
        return this;
    }

    /**
     * The language of a mail when the request names none (section 5.3; not published). {@code ru}.
     *
     * @param language {@code ru}, {@code kk}, {@code en}, or several joined by slashes
     * @return this
     * @throws IllegalArgumentException if it is none of these
     */
    public SigexMailSwitches defaultLanguage(String language) {
        Objects.requireNonNull(language, "language");
        if (!MailLanguage.isList(language)) {
            throw new IllegalArgumentException("SIGEX writes in ru, kk and en, or several of them joined by slashes.");
        }
        defaultLanguage = language;
        return this;
    }

    /**
     * Whether only a caller who is known has mails sent about a document or a package (section 16, question 5). So it is;
     * others are told {@code Authentication required}.
     *
     * @param needed false to let everybody who may see it
     * @return this
     */
    public SigexMailSwitches onDemandNeedsIdentity(boolean needed) {
        onDemandNeedsIdentity = needed;
        return this;
    }

    long attachmentLimit() {
        return attachmentLimit;
    }

    String defaultLanguage() {
        return defaultLanguage;
    }

    boolean onDemandNeedsIdentity() {
        return onDemandNeedsIdentity;
    }
}
