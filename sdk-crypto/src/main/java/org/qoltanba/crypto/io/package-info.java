/** Reading: small files whole and bounded, documents once and in constant memory. Not exported. */
@NullMarked
package org.qoltanba.crypto.io;

import org.jspecify.annotations.NullMarked;
