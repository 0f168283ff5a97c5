/**
 * Work that ends when somebody acts: a person confirms on a phone, the other side signs. One handle serves all of it:
 * {@link org.qoltanba.api.operation.PendingOperation}.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.api.operation;

import org.jspecify.annotations.NullMarked;
