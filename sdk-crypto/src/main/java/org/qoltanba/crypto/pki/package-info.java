/** Certificates, trust anchors and the paths between them; where evidence of revocation and time stamps come from. */
@NullMarked
package org.qoltanba.crypto.pki;

import org.jspecify.annotations.NullMarked;
