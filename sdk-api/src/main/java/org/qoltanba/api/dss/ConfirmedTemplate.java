package org.qoltanba.api.dss;

import java.time.Duration;
import java.util.Objects;
import org.qoltanba.api.secret.Secret;

/**
 * That a user has confirmed an operation which is configured at the Identity Centre (contract sections 7.1 and 7.4).
 *
 * @param template its name
 * @param token the access token that holds the confirmed operation, for whoever relies on the confirmation
 * @param lifetime how long the token was good for when the service handed it out
 * @since 0.1.0
 */
public record ConfirmedTemplate(String template, Secret token, Duration lifetime) {

    /**
     * Refuses null.
     *
     * @param template its name
     * @param token the access token that holds the confirmed operation
     * @param lifetime how long the token was good for
     */
    public ConfirmedTemplate {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(lifetime, "lifetime");
    }
}
