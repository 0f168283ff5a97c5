package org.qoltanba.testkit.dss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The header with which users sign in at the confirmation service (contract section 3.7; RFC 7617, UTF-8). */
final class BasicCredentials {

    private static final String BASIC = "Basic ";

    private BasicCredentials() {}

    /** Who somebody claims to be, if the call says so. */
    static Optional<SignInRequest.UserClaim> of(Call call) {
        return call.authorization()
                .filter(header -> header.startsWith(BASIC))
                .map(header -> claim(header.substring(BASIC.length())));
    }

    private static SignInRequest.UserClaim claim(String encoded) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return new SignInRequest.UserClaim(parts[0], parts[1]);
            }
        } catch (IllegalArgumentException malformed) {
            // Answered like credentials of nobody
        }
        throw Refusals.wrongCredentials();
    }
}
