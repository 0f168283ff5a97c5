package org.qoltanba.client.sigex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.CookieKeeper;

/**
 * The cookie {@code jwt} of one session: renewed by any answer that brings a newer one, gone when the service clears it or
 * the session is closed (contract section 3.2). No other cookie is kept.
 */
final class SessionCookie implements CookieKeeper {

    /** A name, and a value without quotes (RFC 6265 section 4.1.1). */
    private static final Pattern JWT = Pattern.compile("jwt=([!#-+\\--:<-\\[\\]-~]*)\\s*(?:;.*)?");

    private @Nullable Secret cookie;
    private boolean ended;

    @Override
    public synchronized Optional<Secret> cookies() {
        return Optional.ofNullable(cookie);
    }

    @Override
    public synchronized void received(List<String> setCookies) {
        for (String one : setCookies) {
            Matcher jwt = JWT.matcher(one);
            if (!ended && jwt.matches()) {
                String value = jwt.group(1);
                cookie = value.isEmpty() ? null : Secret.of("jwt=" + value);
            }
        }
    }

    /** Moves the cookie to another keeper, for the last call, and forgets it here. */
    synchronized SessionCookie taken() {
        SessionCookie last = new SessionCookie();
        last.cookie = cookie;
        end();
        return last;
    }

    /** Forgets the cookie. Answers that come later bring none back. */
    synchronized void end() {
        ended = true;
        cookie = null;
    }

    @Override
    public synchronized String toString() {
        return "SessionCookie[" + (cookie == null ? "none" : "***") + "]";
    }
}
