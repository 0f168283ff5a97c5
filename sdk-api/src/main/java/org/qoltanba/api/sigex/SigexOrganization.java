package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * The caller's organisation at SIGEX: that of the information system, or the one an employee signed in for. Whoever is
 * neither gets an {@link org.qoltanba.api.error.AccessDeniedException}, or an {@link
 * org.qoltanba.api.error.AuthenticationFailedException} if nobody is signed in.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexOrganization {

    /**
     * The organisation's settings (contract section 7.40). Takes the right {@link OrganizationRight#ORGANIZATION_SETTINGS}.
     * Blocks.
     *
     * @return as they are now
     */
    OrganizationSettings settings();

    /**
     * {@link #settings()} without blocking.
     *
     * @return completes with the settings as they are now
     */
    CompletionStage<OrganizationSettings> settingsAsync();

    /**
     * Changes the settings: reads them, has them changed, and writes the whole, so that nothing is lost that was not meant
     * (contract section 7.41). Nothing is written where nothing is changed. Blocks. A lost answer is reconciled: the change
     * happens once. Of two changes at the same time the later one wins.
     *
     * @param change makes the new settings from the present ones; called again if they have changed meanwhile
     * @return the settings afterwards
     * @throws InvalidSettingsException if the service does not accept them
     */
    OrganizationSettings change(UnaryOperator<OrganizationSettings> change);

    /**
     * {@link #change} without blocking.
     *
     * @param change makes the new settings from the present ones; called again if they have changed meanwhile
     * @return completes with the settings afterwards
     */
    CompletionStage<OrganizationSettings> changeAsync(UnaryOperator<OrganizationSettings> change);

    /**
     * How the settings were changed (contract section 7.42).
     *
     * @return oldest first
     */
    Listing<AuditEvent<OrganizationSettings>> settingsAudit();

    /**
     * What the caller may do in the organisation (contract section 7.43). Blocks.
     *
     * @return the caller's rights
     */
    OrganizationPermissions permissions();

    /**
     * {@link #permissions()} without blocking.
     *
     * @return completes with the caller's rights
     */
    CompletionStage<OrganizationPermissions> permissionsAsync();

    /**
     * What the organisation has paid for (contract section 7.44). Takes the right {@link
     * OrganizationRight#ORGANIZATION_SETTINGS}. Blocks.
     *
     * @return the subscription
     */
    OrganizationSubscription subscription();

    /**
     * {@link #subscription()} without blocking.
     *
     * @return completes with the subscription
     */
    CompletionStage<OrganizationSubscription> subscriptionAsync();
}
