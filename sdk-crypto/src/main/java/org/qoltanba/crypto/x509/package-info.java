/** Certificates read into what the rest of the module asks them. Not exported. */
@NullMarked
package org.qoltanba.crypto.x509;

import org.jspecify.annotations.NullMarked;
