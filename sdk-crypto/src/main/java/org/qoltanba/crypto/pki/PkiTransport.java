package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.net.URI;
import org.qoltanba.api.document.Bytes;

/**
 * Fetches what certificates point to: revocation lists, OCSP answers, issuers, time stamps. Addresses come out of
 * untrusted certificates, so implementations must refuse addresses inside their own network unless told otherwise.
 * Implementations are safe to share between threads; they block.
 *
 * @since 0.1.0
 */
public interface PkiTransport {

    /**
     * Fetches a resource by GET.
     *
     * @param address where; {@code http} or {@code https}
     * @param limit the most bytes to accept
     * @return the body of a successful answer
     * @throws IOException if there is no successful answer within the limit, or the address is refused; the message says
     *     what to do
     */
    Bytes get(URI address, int limit) throws IOException;

    /**
     * Asks a question by POST.
     *
     * @param address where; {@code http} or {@code https}
     * @param contentType the media type of the question
     * @param question the body
     * @param limit the most bytes to accept
     * @return the body of a successful answer
     * @throws IOException if there is no successful answer within the limit, or the address is refused; the message says
     *     what to do
     */
    Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException;
}
