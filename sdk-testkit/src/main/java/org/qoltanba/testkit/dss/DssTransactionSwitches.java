package org.qoltanba.testkit.dss;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is open about transactions and the documents that come of them (contract sections 5 and 6). A part of {@link DssSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssTransactionSwitches {

    private volatile Duration lifetime = Duration.ofMinutes(5);
    private volatile int documentInfoLimit = 1024;
    private volatile boolean pinAcceptedEarly = true;
    private volatile boolean resultRepeatable;

    private volatile @Nullable Duration unopenedLifetime;

    DssTransactionSwitches() {}

    /**
     * How long a confirmation waits (section 11.1). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssTransactionSwitches lifetime(Duration lifetime) {
        this.lifetime = SwitchValues.wholeSeconds(lifetime);
        return this;
    }

    /**
     * The longest {@code DocumentInfo}; beyond it {@code document_info_invalid} (section 5.6; what makes it unacceptable
     * is not published). 1024 characters.
     *
     * @param characters at least 1
     * @return this
     */
    public DssTransactionSwitches documentInfoLimit(int characters) {
        documentInfoLimit = SwitchValues.positive(characters, "characters");
        return this;
    }

    /**
     * Whether a PIN given with the transaction is remembered for the result (question 23). It is.
     *
     * @param accepted false to refuse the parameter {@code PinCode}
     * @return this
     */
    public DssTransactionSwitches pinAcceptedEarly(boolean accepted) {
        pinAcceptedEarly = accepted;
        return this;
    }

    /**
     * Whether the result of a transaction can be fetched more than once (question 8). It cannot.
     *
     * @param repeatable true to give the same signature again
     * @return this
     */
    public DssTransactionSwitches resultRepeatable(boolean repeatable) {
        resultRepeatable = repeatable;
        return this;
    }

    /**
     * How long a transaction waits to be opened (question 11). As long as a confirmation waits.
     *
     * @param time whole seconds, at least 1
     * @return this
     */
    public DssTransactionSwitches unopenedLifetime(Duration time) {
        unopenedLifetime = SwitchValues.wholeSeconds(time);
        return this;
    }

    Duration unopenedLifetime() {
        Duration own = unopenedLifetime;
        return own == null ? lifetime : own;
    }

    Duration lifetime() {
        return lifetime;
    }

    int documentInfoLimit() {
        return documentInfoLimit;
    }

    boolean pinAcceptedEarly() {
        return pinAcceptedEarly;
    }

    boolean resultRepeatable() {
        return resultRepeatable;
    }
}
