package org.qoltanba.client.dss;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.client.http.HttpCall;

/**
 * An {@link Order} in the second generation, where the endpoint of the business both begins the operation and yields its
 * result (contract sections 12.2, 12.4 and 12.6).
 *
 * @param <R> what the operation yields
 */
interface OrderV2<R> {

    /**
     * The call that begins the operation.
     *
     * @param confirmed whether confirmation is demanded; otherwise the service decides, and may answer with the result
     */
    HttpCall.Builder beginning(DssCalls calls, boolean confirmed);

    /**
     * The same where the service works by itself afterwards.
     *
     * @param callback what the service is to call when it is done; null for nothing
     */
    default HttpCall.Builder beginningInBackground(DssCalls calls, boolean confirmed, @Nullable URI callback) {
        return beginning(calls, confirmed);
    }

    /** The call that yields the result of a confirmed operation: nothing is told again but the PIN. */
    HttpCall.Builder confirmedCall(DssCalls calls);

    /** Whether the service works by itself once the user has confirmed, so that no call yields the result. */
    default boolean isInBackground() {
        return false;
    }

    /**
     * Reads the result of an operation that the service has worked on by itself.
     *
     * @param processed the operation when it had ended
     */
    default R read(DssOperation processed) {
        throw new IllegalStateException("Nothing happens in the background here.");
    }

    /**
     * Reads the result.
     *
     * @throws org.qoltanba.api.error.SdkException if there is none, and why
     */
    R read(OperationAnswer answer);
}
