package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for a token (contract sections 3.1 to 3.9).
 *
 * @param client which application asks
 * @param fields the members of the form
 */
record SignInRequest(ClientClaim client, Map<String, String> fields) {

    SignInRequest {
        fields = Map.copyOf(fields);
    }

    /** A member of the form. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A member of the form without which the request means nothing. */
    String require(String name) {
        return text(name).orElseThrow(() -> Refusals.invalidRequest("Не указан параметр " + name));
    }

    /**
     * Which application somebody claims to be.
     *
     * @param id the {@code client_id}
     * @param secret the {@code client_secret}
     */
    record ClientClaim(@Nullable String id, @Nullable String secret) {

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "ClientClaim[" + id + "]";
        }
    }

    /**
     * Which user somebody claims to be.
     *
     * @param login the name
     * @param password may be empty
     */
    record UserClaim(String login, String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "UserClaim[" + login + "]";
        }
    }

    /** Never shows what the form says. */
    @Override
    public String toString() {
        return "SignInRequest[" + client + "]";
    }
}
