/** Signing keys and where they come from. */
@NullMarked
package org.qoltanba.crypto.key;

import org.jspecify.annotations.NullMarked;
