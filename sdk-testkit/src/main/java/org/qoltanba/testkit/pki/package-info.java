/** The certificate authority of the world: identities, revocation lists, status answers and time stamps. */
@NullMarked
package org.qoltanba.testkit.pki;

import org.jspecify.annotations.NullMarked;
