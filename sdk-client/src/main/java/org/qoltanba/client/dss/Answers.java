package org.qoltanba.client.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.client.http.HttpAnswer;

/** What the results of operations have in common: octets in Base64, as a text of their own, and large. */
final class Answers {

    private static final long USUAL_LIMIT = 4L << 20;

    private Answers() {}

    /**
     * Octets that are the whole answer (contract section 2.2).
     *
     * @param what what was expected, with an article
     */
    static Bytes octets(HttpAnswer answer, String what) {
        return octets(answer, answer.json(String.class), what);
    }

    /** Octets that are a member of the answer. */
    static Bytes octets(HttpAnswer answer, @Nullable String base64, String what) {
        try {
            if (base64 != null && !base64.isEmpty()) {
                return Bytes.fromBase64(base64);
            }
        } catch (IllegalArgumentException malformed) {
            // Told in the same words as an empty one
        }
        throw answer.notUnderstood("CryptoPro DSS answered with something that is not " + what + " in Base64."
                + " Begin the operation again; if it happens again, ask the administrator of the DSS.");
    }

    /** How large an answer may be that holds so many octets of the caller's own. */
    static long limit(long octets) {
        return USUAL_LIMIT + 4 * (octets / 3 + 1);
    }
}
