/** Certificate revocation lists (RFC 5280 section 5) read as far as a verifier asks. Not exported. */
@NullMarked
package org.qoltanba.crypto.crl;

import org.jspecify.annotations.NullMarked;
