/**
 * Operations that survive: what stands behind {@link org.qoltanba.client.store.OperationDesk}. Not exported.
 */
@NullMarked
package org.qoltanba.client.desk;

import org.jspecify.annotations.NullMarked;
