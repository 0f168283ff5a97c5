package org.qoltanba.api.dss;

import java.util.Objects;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * What somebody proves with who they are. {@link DssSignIn} makes them.
 *
 * @since 0.1.0
 */
public sealed interface DssCredential {

    /**
     * Whether it can be shown again when an access token has run out.
     *
     * @return false for what works once
     */
    boolean isReusable();

    /**
     * Login and password (contract section 3.1).
     *
     * @param login the DSS login
     * @param password empty for "identification only"
     */
    record Password(String login, Secret password) implements DssCredential {

        /**
         * Checks that both are there.
         *
         * @param login the DSS login
         * @param password the password
         */
        public Password {
            requireLogin(login);
            Objects.requireNonNull(password, "password");
        }

        @Override
        public boolean isReusable() {
            return true;
        }

        /** Neither login nor password. */
        @Override
        public String toString() {
            return "Password[***]";
        }
    }

    /**
     * A refresh token of an earlier session (contract section 3.3).
     *
     * @param token the token
     */
    record RefreshToken(Secret token) implements DssCredential {

        /**
         * Checks that it is there.
         *
         * @param token the token
         */
        public RefreshToken {
            requireContent(token, "token");
        }

        @Override
        public boolean isReusable() {
            return false;
        }
    }

    /**
     * A code that the service sent to the application's redirect address (contract section 3.4).
     *
     * @param code the code; it works once
     * @param redirectUri where it was sent
     */
    record AuthorizationCode(Secret code, String redirectUri) implements DssCredential {

        /**
         * Checks that both are there.
         *
         * @param code the code
         * @param redirectUri where it was sent
         */
        public AuthorizationCode {
            requireContent(code, "code");
            Objects.requireNonNull(redirectUri, "redirectUri");
        }

        @Override
        public boolean isReusable() {
            return false;
        }
    }

    /**
     * A certificate shown in TLS (contract section 3.5).
     *
     * @param identity the certificate and its key
     */
    record Certificate(TlsIdentity identity) implements DssCredential {

        /**
         * Checks that it is there.
         *
         * @param identity the certificate and its key
         */
        public Certificate {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public boolean isReusable() {
            return true;
        }
    }

    /**
     * A token of an identity provider that the installation trusts (contract section 3.6).
     *
     * @param token the token; a SAML assertion as XML
     * @param type its kind
     */
    record ThirdPartyToken(Secret token, DssTokenType type) implements DssCredential {

        /**
         * Checks that both are there.
         *
         * @param token the token
         * @param type its kind
         */
        public ThirdPartyToken {
            requireContent(token, "token");
            Objects.requireNonNull(type, "type");
        }

        @Override
        public boolean isReusable() {
            return true;
        }
    }

    /**
     * The right of an operator to act for a user (contract section 3.8).
     *
     * @param user the user's login, or identifier
     * @param byIdentifier whether it is the identifier
     * @param operator as whom the operator signs in
     */
    record Delegation(String user, boolean byIdentifier, TlsIdentity operator) implements DssCredential {

        /**
         * Checks that both are there.
         *
         * @param user the user's login, or identifier
         * @param byIdentifier whether it is the identifier
         * @param operator as whom the operator signs in
         */
        public Delegation {
            requireLogin(user);
            Objects.requireNonNull(operator, "operator");
        }

        @Override
        public boolean isReusable() {
            return true;
        }

        /** Without the user. */
        @Override
        public String toString() {
            return "Delegation[***]";
        }
    }

    private static void requireLogin(String login) {
        if (Objects.requireNonNull(login, "login").isBlank()) {
            throw new IllegalArgumentException("The login must not be blank.");
        }
    }

    private static void requireContent(Secret secret, String name) {
        if (Objects.requireNonNull(secret, name).isEmpty()) {
            throw new IllegalArgumentException("The " + name + " must not be empty. Pass what the service issued.");
        }
    }
}
