/** Worlds by annotation. */
@NullMarked
package org.qoltanba.testkit.junit;

import org.jspecify.annotations.NullMarked;
