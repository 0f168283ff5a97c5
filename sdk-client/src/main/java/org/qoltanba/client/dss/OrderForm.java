package org.qoltanba.client.dss;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has filled in, before the documents are read.
 *
 * @param <R> what the operation yields
 */
interface OrderForm<R> {

    /** Whether the installation may do without confirmation. */
    boolean isAsPolicySays();

    /** Whether a time stamp is needed and the caller has not said from where. */
    boolean lacksTimeStampService();

    /**
     * Reads the documents. Blocks for their sources.
     *
     * @param timeStampService the address to use where the caller has not said; null if none is known
     */
    Order<R> read(@Nullable URI timeStampService);
}
