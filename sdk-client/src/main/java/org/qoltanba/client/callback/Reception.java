package org.qoltanba.client.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one path, or of those below it. */
final class Reception implements HttpHandler {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final long NO_BODY = -1;

    private final Predicate<String> isOurs;
    private final Taker taker;
    private final @Nullable WebhookSender sender;

    Reception(Predicate<String> isOurs, Taker taker, @Nullable WebhookSender sender) {
        this.isOurs = isOurs;
        this.taker = taker;
        this.sender = sender;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), NO_BODY);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!isOurs.test(exchange.getRequestURI().getPath())) {
            return NOT_FOUND; // the server takes longer paths for this one too
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return METHOD_NOT_ALLOWED;
        }
        return isFromSender(exchange) ? taker.take(exchange) : FORBIDDEN;
    }

    private boolean isFromSender(HttpExchange exchange) {
        if (sender == null) {
            return true;
        }
        try {
            Certificate[] shown = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates();
            return shown.length > 0 && shown[0] instanceof X509Certificate certificate && sender.isShownBy(certificate);
        } catch (SSLPeerUnverifiedException nobody) {
            return false;
        }
    }
}
