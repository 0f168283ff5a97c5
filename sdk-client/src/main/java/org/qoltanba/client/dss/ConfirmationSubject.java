package org.qoltanba.client.dss;

import java.util.Objects;
import org.qoltanba.api.dss.DssApiVersion;

/**
 * What a user is asked to confirm, and where: each generation of the interface has a confirmation service of its own
 * (contract sections 3.7, 7.1 and 12.3).
 *
 * @param kind which of them
 * @param id the service's identifier of it, or the name of a template; empty for a sign-in, which has none
 */
record ConfirmationSubject(Kind kind, String id) {

    /** What can be confirmed. */
    enum Kind {
        /** A transaction of the Sign Service, first generation. */
        TRANSACTION("t", "/confirmation", "TransactionTokenId"),
        /** An operation, second generation. */
        OPERATION("o", "/v2.0/confirmation", "OperationId"),
        /** An operation that is configured at the Identity Centre, first generation. */
        TEMPLATE("c", "/confirmation", "ConfirmationScope"),
        /** The same, second generation. */
        TEMPLATE_V2("d", "/v2.0/confirmation", "ConfirmationScope"),
        /** A sign-in, first generation. */
        SIGN_IN("s", "/confirmation", ""),
        /** A sign-in, second generation. */
        SIGN_IN_V2("n", "/v2.0/confirmation", "");

        private final String letter;
        private final String path;
        private final String member;

        Kind(String letter, String path, String member) {
            this.letter = letter;
            this.path = path;
            this.member = member;
        }
    }

    ConfirmationSubject {
        if (!(kind.member.isEmpty() ? id.isEmpty() : ConfirmationRecord.isId(id))) {
            throw new IllegalArgumentException("An identifier has 1 to " + ConfirmationRecord.LONGEST_ID
                    + " printable characters, and a sign-in has none.");
        }
    }

    static ConfirmationSubject transaction(String id) {
        return new ConfirmationSubject(Kind.TRANSACTION, id);
    }

    static ConfirmationSubject operation(String id) {
        return new ConfirmationSubject(Kind.OPERATION, id);
    }

    static ConfirmationSubject template(DssApiVersion version, String name) {
        return new ConfirmationSubject(version == DssApiVersion.V2 ? Kind.TEMPLATE_V2 : Kind.TEMPLATE, name);
    }

    static ConfirmationSubject signIn() {
        return new ConfirmationSubject(Kind.SIGN_IN, "");
    }

    static ConfirmationSubject signInV2() {
        return new ConfirmationSubject(Kind.SIGN_IN_V2, "");
    }

    /** The confirmation service, below the Identity Centre. */
    String path() {
        return kind.path;
    }

    /** What the opening request calls the identifier; empty if it names none. */
    String member() {
        return kind.member;
    }

    /** In a resume token: a letter and the identifier. */
    String toText() {
        return kind.letter + id;
    }

    /**
     * Reads what {@link #toText()} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static ConfirmationSubject ofText(String text) {
        for (Kind kind : Kind.values()) {
            if (Objects.requireNonNull(text, "text").startsWith(kind.letter)) {
                return new ConfirmationSubject(kind, text.substring(kind.letter.length()));
            }
        }
        throw new IllegalArgumentException("not a subject");
    }
}
