package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.Optional;
import org.qoltanba.testkit.http.FakeRequest;

/** The cookie {@code jwt} (contract section 3.2). */
final class SessionCookie {

    private static final String NAME = "jwt=";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /** The token a request carries. */
    static Optional<String> token(FakeRequest request) {
        return request.header("Cookie").flatMap(SessionCookie::tokenAmong);
    }

    private static Optional<String> tokenAmong(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME))
                .map(cookie -> cookie.substring(NAME.length()))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    /** What gives a token to a client. */
    static String set(String token) {
        return NAME + token + ATTRIBUTES;
    }

    /** What makes a client forget its token. */
    static String clear() {
        return NAME + "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT" + ATTRIBUTES;
    }
}
