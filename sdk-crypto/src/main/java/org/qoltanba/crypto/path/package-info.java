/** Paths of certificates from a signer to a trust anchor (RFC 5280 section 6), for any algorithm that has a suite. Not exported. */
@NullMarked
package org.qoltanba.crypto.path;

import org.jspecify.annotations.NullMarked;
