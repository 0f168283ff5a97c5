package org.qoltanba.crypto.path;

import java.time.Instant;
import java.util.Optional;

/** One rule every path has to keep. Implementations are immutable and safe to share between threads. */
public interface PathRule {

    /**
     * The rule's name in reports.
     *
     * @return a stable code, upper case with underscores
     */
    String code();

    /**
     * What keeping the rule means.
     *
     * @return for people, as a statement that holds when the rule is kept
     */
    String statement();

    /**
     * Looks for the first breach.
     *
     * @param path the path
     * @param at the control time
     * @return the breach; empty if the rule is kept
     */
    Optional<PathFault> breach(CertificatePath path, Instant at);
}
