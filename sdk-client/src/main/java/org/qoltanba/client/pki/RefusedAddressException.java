package org.qoltanba.client.pki;

import java.io.IOException;

/** An address must not be reached. The message says why and what to do. */
final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
