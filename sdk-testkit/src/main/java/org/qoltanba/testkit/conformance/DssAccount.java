package org.qoltanba.testkit.conformance;

import java.util.Objects;
import org.qoltanba.api.secret.Secret;

/**
 * With whom to try a DSS: an application, and a user whose key it may use. Immutable; secrets stay the caller's to close.
 *
 * @since 0.1.0
 */
public final class DssAccount {

    private final String clientId;
    private final Secret clientSecret;
    private final String user;
    private final Secret password;
    private final int certificateId;
    private final Secret pin;
    private final String resource;
    private final String stsPath;
    private final String signPath;

    private DssAccount(Builder builder) {
        clientId = builder.clientId;
        clientSecret = builder.clientSecret;
        user = builder.user;
        password = builder.password;
        certificateId = builder.certificateId;
        pin = builder.pin;
        resource = builder.resource;
        stsPath = builder.stsPath;
        signPath = builder.signPath;
    }

    /**
     * Begins an account.
     *
     * @param clientId the identifier of the application
     * @param clientSecret its secret; empty for a public client
     * @param user the login of the user
     * @return to be told the rest
     */
    public static Builder of(String clientId, Secret clientSecret, String user) {
        return new Builder(clientId, clientSecret, user);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret.reveal(String::valueOf);
    }

    String user() {
        return user;
    }

    String password() {
        return password.reveal(String::valueOf);
    }

    int certificateId() {
        return certificateId;
    }

    /** Empty if the key has none. */
    String pin() {
        return pin.reveal(String::valueOf);
    }

    String resource() {
        return resource;
    }

    String stsPath() {
        return stsPath;
    }

    String signPath() {
        return signPath;
    }

    /** Only names that are no secret. */
    @Override
    public String toString() {
        return "DssAccount[" + clientId + ", " + user + "]";
    }

    /**
     * What is usual unless told otherwise. Mutable; use it from one thread.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final String clientId;
        private final Secret clientSecret;
        private final String user;
        private Secret password = Secret.empty();
        private int certificateId;
        private Secret pin = Secret.empty();
        private String resource = "urn:cryptopro:dss:signserver:signserver";
        private String stsPath = "/STS";
        private String signPath = "/SignServer/rest/api";

        private Builder(String clientId, Secret clientSecret, String user) {
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
            this.user = Objects.requireNonNull(user, "user");
        }

        /**
         * The user's password.
         *
         * @param secret empty for a user who is only identified, as it is unless given
         * @return this
         */
        public Builder password(Secret secret) {
            password = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * The key that signs.
         *
         * @param id its identifier; 0 for the user's default one, as it is unless given
         * @param secret its PIN; empty if it has none
         * @return this
         */
        public Builder certificate(int id, Secret secret) {
            certificateId = id;
            pin = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * The name of the Sign Service.
         *
         * @param urn {@code urn:cryptopro:dss:signserver:signserver} unless given
         * @return this
         */
        public Builder resource(String urn) {
            resource = Objects.requireNonNull(urn, "urn");
            return this;
        }

        /**
         * Where the applications are.
         *
         * @param sts {@code /STS} unless given
         * @param signServer {@code /SignServer/rest/api} unless given
         * @return this
         */
        public Builder paths(String sts, String signServer) {
            stsPath = Objects.requireNonNull(sts, "sts");
            signPath = Objects.requireNonNull(signServer, "signServer");
            return this;
        }

        /**
         * The account.
         *
         * @return with all that was said
         */
        public DssAccount build() {
            return new DssAccount(this);
        }
    }
}
