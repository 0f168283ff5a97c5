package org.qoltanba.testkit.fault;

/**
 * What can be wrong with an answer that arrives whole.
 *
 * @since 0.1.0
 */
public enum Alteration {
    /** It says that it is HTML, as the page of a proxy does. */
    WRONG_CONTENT_TYPE("wrongContentType"),
    /** Four MiB of white space follow it. */
    OVERSIZED("oversizedResponse"),
    /** Its objects have a member that nobody knows. */
    EXTRA_MEMBERS("extraMembers"),
    /** A member is left out, wherever it stands. */
    MISSING_MEMBER("missingMember"),
    /** A member has a text that nobody knows, wherever it stands. */
    UNKNOWN_VALUE("unknownValue");

    private final String word;

    Alteration(String word) {
        this.word = word;
    }

    /**
     * How it is called in {@link FaultLanguage}.
     *
     * @return the name of the method of {@link Faults} that sets it
     */
    public String word() {
        return word;
    }

    /** Whether a member must be named. */
    boolean concernsAMember() {
        return this == MISSING_MEMBER || this == UNKNOWN_VALUE;
    }
}
