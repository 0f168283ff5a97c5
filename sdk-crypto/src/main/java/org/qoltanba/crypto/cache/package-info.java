/** Remembering what was computed before, within bounds. Not exported. */
@NullMarked
package org.qoltanba.crypto.cache;

import org.jspecify.annotations.NullMarked;
