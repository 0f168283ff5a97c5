package org.qoltanba.client.dss;

import java.util.List;
import org.qoltanba.api.document.Bytes;

/**
 * What a resume token says about an operation besides its confirmation.
 *
 * @param user fingerprint of the user, see {@link Fingerprints#ofUser}
 * @param kind the kind of operation, in lower-case letters and dashes
 * @param details what that kind needs to go on: texts without any credential or part of a document
 */
record Resumption(Bytes user, String kind, List<String> details) {

    Resumption {
        details = List.copyOf(details);
    }

    @Override
    public String toString() {
        return "Resumption[" + kind + "]";
    }
}
