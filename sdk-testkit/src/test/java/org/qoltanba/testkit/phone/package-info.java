/** Tests of the phones. */
@NullMarked
package org.qoltanba.testkit.phone;

import org.jspecify.annotations.NullMarked;
