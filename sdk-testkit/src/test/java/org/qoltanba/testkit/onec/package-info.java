/** As much of the language of 1C:Enterprise as the guide for its developers uses, so that the guide's code can be run. */
@NullMarked
package org.qoltanba.testkit.onec;

import org.jspecify.annotations.NullMarked;
