/** Tests of the package of the same name. */
@NullMarked
package org.qoltanba.testkit.qr;

import org.jspecify.annotations.NullMarked;
