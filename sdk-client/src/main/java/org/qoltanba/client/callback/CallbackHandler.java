package org.qoltanba.client.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls of a service that calls each operation at an address of its own, whatever receives them: a servlet, a
 * controller, a {@link WebhookReceiver}. The operation concerned asks the service soon, at most once a second, whoever
 * called and however often. Nothing in the call is believed.
 *
 * <pre>{@code
 * response.setStatus(qoltanba.dssCallbacks()
 *         .handle(request.getRequestURI(), request.getContentType(), request.getInputStream()));   // and no body
 * }</pre>
 *
 * <p>Safe to share between threads.
 *
 * @param <E> what a call says
 * @since 0.1.0
 */
public interface CallbackHandler<E> {

    /** The longest body that is read, in bytes. Genuine ones have a few hundred. */
    int LONGEST = 16 << 10;

    /**
     * Takes one call, a POST. Blocks only to read it; asking the service and listeners come later, elsewhere.
     *
     * @param path the path of the request; what counts is its last segment
     * @param contentType the header {@code Content-Type}, or null if there is none; must be JSON
     * @param body the body of the request, of at most {@link #LONGEST} bytes; not closed
     * @return the HTTP status to answer with, without a body: 200, whether or not anybody waits for such a call; 400, 413 or
     *     415 if it cannot be a call of the service
     * @throws IOException if the body cannot be read
     */
    int handle(String path, @Nullable String contentType, InputStream body) throws IOException;

    /**
     * Is told of every call that is understood, from now on. Anybody may have made it and it may come twice: ask the service
     * before doing anything about it.
     *
     * @param listener called on the executor of the {@code Qoltanba} object; a listener that throws is logged and called no
     *     more
     * @return this
     */
    CallbackHandler<E> onEvent(Consumer<? super E> listener);
}
