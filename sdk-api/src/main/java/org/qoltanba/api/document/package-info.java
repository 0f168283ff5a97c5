/** Documents as the SDK sees them: re-readable content, immutable bytes, digests. Nothing here holds a whole document in memory unless the caller gave it so. */
@NullMarked
package org.qoltanba.api.document;

import org.jspecify.annotations.NullMarked;
