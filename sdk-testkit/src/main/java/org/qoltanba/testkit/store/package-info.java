/**
 * A test that every store of pending operations must pass.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.testkit.store;

import org.jspecify.annotations.NullMarked;
