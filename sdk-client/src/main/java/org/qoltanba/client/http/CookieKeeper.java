package org.qoltanba.client.http;

import java.util.List;
import java.util.Optional;
import org.qoltanba.api.secret.Secret;

/** What a signed-in caller sends with every call to a service, and takes from every one of its answers. Thread-safe. */
public interface CookieKeeper {

    /** Keeps nothing. */
    CookieKeeper NONE = new CookieKeeper() {
        @Override
        public Optional<Secret> cookies() {
            return Optional.empty();
        }

        @Override
        public void received(List<String> setCookies) {
            // Nobody is signed in
        }
    };

    /**
     * What to send.
     *
     * @return the value of the header {@code Cookie}; empty for none
     */
    Optional<Secret> cookies();

    /**
     * Takes what an answer brought, whatever else it said.
     *
     * @param setCookies the values of its headers {@code Set-Cookie} in their order
     */
    void received(List<String> setCookies);
}
