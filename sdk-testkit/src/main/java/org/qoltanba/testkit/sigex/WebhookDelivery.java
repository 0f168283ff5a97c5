package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.signature.Bin;

/**
 * An event on its way to one webhook of an organisation, as it stood at one moment (contract section 8.2).
 *
 * @param organization whose webhook it is
 * @param uri where it goes
 * @param body what is sent, JSON
 * @param attempts how often SIGEX has called, oldest first
 * @param state what has become of it
 * @since 0.1.0
 */
public record WebhookDelivery(Bin organization, URI uri, String body, List<WebhookAttempt> attempts, State state) {

    /** What has become of an event. */
    public enum State {
        /** It will be sent, or sent again. */
        PENDING,
        /** The receiver has taken it: status 200 and an empty body. */
        DELIVERED,
        /** The receiver has not taken it, and SIGEX will not call again. */
        GIVEN_UP
    }

    /**
     * Copies the list.
     *
     * @param organization whose
     * @param uri where to
     * @param body what
     * @param attempts how often
     * @param state the state
     */
    public WebhookDelivery {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(state, "state");
        attempts = List.copyOf(attempts);
    }
}
