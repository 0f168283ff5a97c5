package org.qoltanba.client.card;

/**
 * A PDF goes beyond what is read of it. Its text says so to people. Unchecked, because the parser mends what it can after
 * an {@code IOException} and would go on.
 */
final class RefusedPdfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedPdfException(String advice) {
        super(advice);
    }

    String advice() {
        return String.valueOf(getMessage());
    }
}
