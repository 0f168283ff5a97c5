/** The stand-alone program. */
@NullMarked
package org.qoltanba.testkit.program;

import org.jspecify.annotations.NullMarked;
