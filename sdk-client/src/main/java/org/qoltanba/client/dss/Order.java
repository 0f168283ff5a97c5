package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * An operation as it was asked for: what the service is told, the call that yields the result once the user has
 * confirmed, and how the result is read and checked. How it is confirmed is no matter of its own. Documents have been
 * digested when there is one.
 *
 * @param <R> what the operation yields
 */
interface Order<R> {

    /** What it is for the service, which has a code for it too (contract section 5.1). */
    DssAction action();

    /** What it is, with an article, for messages: {@code a signature}. */
    String name();

    /** The kind in a resume token. */
    String kind();

    /** What a resume token says about it: texts without any credential or part of a document. */
    List<String> details();

    /**
     * Compares with what a resume token says.
     *
     * @throws IllegalArgumentException if something else was asked for then
     */
    default void requireSame(List<String> earlier) {
        if (!details().equals(earlier)) {
            throw new IllegalArgumentException("This resume token was made for something else than what is filled in"
                    + " here. Fill in the same documents and parameters as when it was begun.");
        }
    }

    /**
     * Writes what a transaction says besides the operation code, first generation (contract sections 5.2 to 5.5).
     *
     * @throws IOException if it cannot be written
     */
    void writeTransaction(JsonGenerator json, Documents documents) throws IOException;

    /** The call that yields the result of a confirmed transaction: nothing is told again but the PIN (contract section 6). */
    HttpCall.Builder confirmedCall(DssCalls calls);

    /** The call that does all of it without confirmation (contract section 6, direct forms). */
    HttpCall.Builder directCall(DssCalls calls);

    /**
     * Reads the answer of either call.
     *
     * @throws org.qoltanba.api.error.ProtocolException if it is not understood
     */
    R read(HttpAnswer answer);

    /**
     * Checks a result; may block for a document.
     *
     * @throws org.qoltanba.api.error.SdkException if it is not what was asked for
     */
    default R checked(R result) {
        return result;
    }

    /**
     * Refuses before anything is sent what the installation's policy is known to exclude (contract section 15 point 12).
     *
     * @throws org.qoltanba.api.error.InvalidRequestException if the service would refuse it for certain
     */
    default void requireAllowed(InstallationPolicy policy) {}

    /**
     * Refuses before anything is sent.
     *
     * @throws IllegalStateException if the first generation has no such operation
     */
    default void requireFirstGeneration() {}

    /** The same in the second generation; empty if that has no such operation, so that the first is used. */
    default Optional<OrderV2<R>> secondGeneration() {
        return Optional.empty();
    }
}
