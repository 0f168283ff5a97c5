package org.qoltanba.crypto.health;

import org.qoltanba.api.error.CryptoException;

/**
 * A health policy has a line that cannot be read.
 *
 * @since 0.1.0
 */
public class MalformedPolicyException extends CryptoException {

    private static final long serialVersionUID = 1L;

    /** The number of the line, from 1. */
    private final int line;

    /** The number of the character in the line, from 1. */
    private final int column;

    MalformedPolicyException(int line, int column, String text) {
        super("The health policy cannot be read at line " + line + ", column " + column + ": " + text);
        this.line = line;
        this.column = column;
    }

    /**
     * Where it is.
     *
     * @return the number of the line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * Where in the line it is.
     *
     * @return the number of the character, from 1
     */
    public int column() {
        return column;
    }
}
