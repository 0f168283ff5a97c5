package org.qoltanba.client.callback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Hands a request to a handler. */
@FunctionalInterface
interface Taker {

    /** Returns the status to answer with. */
    int take(HttpExchange exchange) throws IOException;

    /** Of a service that calls one address. */
    static Taker of(WebhookHandler<?> handler) {
        return exchange -> handler.handle(exchange.getRequestBody());
    }

    /** Of a service that calls an address of each operation. */
    static Taker of(CallbackHandler<?> handler) {
        return exchange -> handler.handle(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody());
    }
}
