package org.qoltanba.testkit.dss;

/**
 * What a user is to confirm: checked, and complete as far as it is fixed before. What becomes of it is the business of the
 * endpoint that gives the result. Immutable.
 */
interface Order {

    /** The kind of operation, for people. */
    String title();

    /** What the user reads beside the kind: a file name, a subject; may be empty. */
    String description();

    /** What the user reads: the kind and what it is about. */
    default String label() {
        return (title() + " " + description()).strip();
    }
}
