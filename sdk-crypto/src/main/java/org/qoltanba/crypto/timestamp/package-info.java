/** Time stamp tokens (RFC 3161) read and checked as signatures; who may be trusted to make them is decided elsewhere. Not exported. */
@NullMarked
package org.qoltanba.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
