/** OCSP (RFC 6960): questions written, answers read and checked. Not exported. */
@NullMarked
package org.qoltanba.crypto.ocsp;

import org.jspecify.annotations.NullMarked;
