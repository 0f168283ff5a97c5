/**
 * Pending operations that survive the process: an {@link org.qoltanba.client.store.OperationDesk} watches them and tells
 * the application how each ended; an {@link org.qoltanba.api.spi.OperationStore} keeps them, in memory, in a file or in a
 * database that several processes share.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.client.store;

import org.jspecify.annotations.NullMarked;
