package org.qoltanba.api.sigex;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * What SIGEX keeps about the person who is signed in.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexAccount {

    /**
     * The person's settings (contract section 7.38). Blocks.
     *
     * @return as they are now
     */
    UserSettings settings();

    /**
     * {@link #settings()} without blocking.
     *
     * @return completes with the settings as they are now
     */
    CompletionStage<UserSettings> settingsAsync();

    /**
     * Changes the settings: reads them, has them changed, and writes the whole, so that nothing is lost that was not meant.
     * Nothing is written where nothing is changed. Blocks. A lost answer is reconciled: the change happens once. Of two
     * changes at the same time the later one wins.
     *
     * @param change makes the new settings from the present ones; called again if they have changed meanwhile
     * @return the settings afterwards
     * @throws InvalidSettingsException if the service does not accept them
     */
    UserSettings change(UnaryOperator<UserSettings> change);

    /**
     * {@link #change} without blocking.
     *
     * @param change makes the new settings from the present ones; called again if they have changed meanwhile
     * @return completes with the settings afterwards
     */
    CompletionStage<UserSettings> changeAsync(UnaryOperator<UserSettings> change);

    /**
     * How the settings were changed (contract section 7.39).
     *
     * @return oldest first
     */
    Listing<AuditEvent<UserSettings>> settingsAudit();

    /**
     * When and from where the person signed in lately (contract section 7.35). Blocks.
     *
     * @return as many as the service tells, in its order
     */
    List<SignInRecord> signIns();

    /**
     * {@link #signIns()} without blocking.
     *
     * @return completes with as many as the service tells
     */
    CompletionStage<List<SignInRecord>> signInsAsync();
}
