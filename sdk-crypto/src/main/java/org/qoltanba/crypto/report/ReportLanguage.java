package org.qoltanba.crypto.report;

/**
 * A language reports are written in.
 *
 * @since 0.1.0
 */
public enum ReportLanguage {
    /** English. */
    EN("en"),
    /** Russian. */
    RU("ru");

    private final String code;

    ReportLanguage(String code) {
        this.code = code;
    }

    /**
     * The language tag (RFC 5646).
     *
     * @return two lower-case letters
     */
    public String code() {
        return code;
    }
}
