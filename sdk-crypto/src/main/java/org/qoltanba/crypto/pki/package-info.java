/** Certificates, trust anchors and the paths between them. */
@NullMarked
package org.qoltanba.crypto.pki;

import org.jspecify.annotations.NullMarked;
