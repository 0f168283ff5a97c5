package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where the access tokens of one identity come from. */
interface TokenSource {

    /**
     * A new token.
     *
     * @param earlier the one before; null for the first
     */
    CompletableFuture<Granted> next(@Nullable Granted earlier);

    /** Whether there can be another token after this one. */
    boolean continuesAfter(Granted granted);
}
