package org.qoltanba.client.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Takes the notifications of one service, whatever receives them: a servlet, a controller, a {@link WebhookReceiver}. Operations
 * that wait for what a notification is about ask the service soon, at most once a second each, whoever sent it and however
 * often. Nothing in it is believed.
 *
 * <pre>{@code
 * response.setStatus(qoltanba.sigexWebhooks().handle(request.getInputStream()));   // and no body
 * }</pre>
 *
 * <p>Safe to share between threads.
 *
 * @param <E> what a notification says
 * @since 0.1.0
 */
public interface WebhookHandler<E> {

    /** The longest notification that is read, in bytes. Genuine ones have a few hundred. */
    int LONGEST = 64 << 10;

    /**
     * Takes one notification. Blocks only to read it; asking the service and listeners come later, elsewhere.
     *
     * @param body the body of the request, of at most {@link #LONGEST} bytes; not closed
     * @return the HTTP status to answer with, without a body: 200, also for what is not understood, so that it is not sent
     *     again; 413 if the body is too long
     * @throws IOException if the body cannot be read
     */
    int handle(InputStream body) throws IOException;

    /**
     * Is told of every notification that is understood, from now on, for example to look after documents nobody waits for.
     * Anybody may have sent it and it may come twice: ask the service before doing anything about it.
     *
     * @param listener called on the executor of the {@code Qoltanba} object; a listener that throws is logged and called no
     *     more
     * @return this
     */
    WebhookHandler<E> onEvent(Consumer<? super E> listener);
}
