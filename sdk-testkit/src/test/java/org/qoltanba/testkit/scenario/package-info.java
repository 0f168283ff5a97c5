/** Worlds from files. */
@NullMarked
package org.qoltanba.testkit.scenario;

import org.jspecify.annotations.NullMarked;
