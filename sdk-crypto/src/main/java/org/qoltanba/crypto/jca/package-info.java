/** RSA and ECDSA with SHA-2. RSA and the digests are computed by the providers of the JDK, ECDSA by Bouncy Castle. Not exported. */
@NullMarked
package org.qoltanba.crypto.jca;

import org.jspecify.annotations.NullMarked;
