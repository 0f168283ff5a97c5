/**
 * The health of many certificates: which expire, which lose their authority, which rest on an algorithm that ends, and by
 * when each has to be reissued. Nothing here says whether a certificate can be trusted.
 */
@NullMarked
package org.qoltanba.crypto.health;

import org.jspecify.annotations.NullMarked;
