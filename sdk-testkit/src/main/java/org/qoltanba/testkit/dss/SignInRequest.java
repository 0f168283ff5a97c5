package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * A request for a token (contract section 3.1); what is absent is null.
 *
 * @param grantType how the user is proven
 * @param username the login
 * @param password may be empty
 * @param resource for which relying party
 * @param scope what for
 * @param client which application asks
 */
record SignInRequest(
        @Nullable String grantType,
        @Nullable String username,
        @Nullable String password,
        @Nullable String resource,
        @Nullable String scope,
        ClientClaim client) {

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

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SignInRequest[" + grantType + "]";
    }
}
