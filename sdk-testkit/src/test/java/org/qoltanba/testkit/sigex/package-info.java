/** Tests of the fake SIGEX. */
@NullMarked
package org.qoltanba.testkit.sigex;

import org.jspecify.annotations.NullMarked;
