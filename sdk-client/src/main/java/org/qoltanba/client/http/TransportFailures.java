package org.qoltanba.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.client.waiting.Faults;

/** Says in words why no usable answer came, and whether the request may have reached the service. */
final class TransportFailures {

    private TransportFailures() {}

    static SdkException of(IOException failure, boolean sent, boolean repeatable, ErrorContext context) {
        String call = context.service() + " (" + context.operation() + ")";
        if (failure instanceof DocumentReading.Failure unreadable) {
            return new UnreadableDocumentException(
                    "The document could not be read while it was being sent to " + call
                            + ", so the service has not got all of it. Check the file and try again.",
                    unreadable.getCause());
        }
        if (failure instanceof Exchange.TooLarge) {
            return new ProtocolException(
                    "The answer of " + call + " is larger than its limit. " + failure.getMessage()
                            + " Check the address; if it is right, please report this.",
                    context,
                    null);
        }
        String what = !sent
                ? "No connection to " + call + " could be made: " + reason(failure) + ". Nothing was sent."
                        + " Check the network, the proxy and the service's address."
                : failure instanceof InterruptedIOException
                        ? "No complete answer of " + call + " came in time."
                        : "The connection to " + call + " broke ("
                                + failure.getClass().getSimpleName() + ").";
        String then = sent && !repeatable
                ? " It is not known whether the service has acted on it: find that out before sending it again."
                : "";
        return new TransportException(what + then, context, sent, shown(failure));
    }

    static TransportException closed(ErrorContext context) {
        return new TransportException(
                "Nothing was sent to " + context.service() + " (" + context.operation()
                        + "): this Qoltanba object is closed. Build one that lives as long as the application.",
                context,
                false,
                null);
    }

    private static String reason(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "its host name is not known";
        }
        if (failure instanceof SSLException tls) {
            return "TLS failed (" + failure.getClass().getSimpleName() + ")" + certificate(tls);
        }
        return failure instanceof InterruptedIOException
                ? "it took too long"
                : failure.getClass().getSimpleName();
    }

    /** What is wrong with the certificate that the server has shown, as far as it can be told. */
    private static String certificate(SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return ", for the certificate of the server names another host";
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateExpiredException) {
                return ", for the certificate of the server has expired";
            }
            if (t instanceof CertificateNotYetValidException) {
                return ", for the certificate of the server is not valid yet by the clock of this machine";
            }
        }
        return failure.getCause() instanceof CertificateException
                ? ", for the certificate of the server is not trusted"
                : "";
    }

    /** Failures of sockets and TLS as they are; what goes wrong in parsing an answer quotes the answer. */
    private static Throwable shown(IOException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            boolean harmless = t instanceof SocketException
                    || t instanceof UnknownHostException
                    || t instanceof SSLException
                    || t instanceof InterruptedIOException;
            if (!harmless) {
                return Faults.withoutWords(failure);
            }
        }
        return failure;
    }
}
