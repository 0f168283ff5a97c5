package org.qoltanba.api.sigex;

/**
 * A language SIGEX writes e-mails in (contract section 5.3).
 *
 * @since 0.1.0
 */
public enum Language {
    /** Russian. */
    RU("ru"),
    /** Kazakh. */
    KK("kk"),
    /** English. */
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /**
     * The code the service uses.
     *
     * @return two lower-case letters
     */
    public String code() {
        return code;
    }
}
