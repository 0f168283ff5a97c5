/** Readers under inputs nobody would send in good faith. */
@NullMarked
package org.qoltanba.crypto.fuzz;

import org.jspecify.annotations.NullMarked;
