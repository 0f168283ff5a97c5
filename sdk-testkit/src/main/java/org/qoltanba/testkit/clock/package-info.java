/** The time of the world: a virtual clock that fakes and SDK share. */
@NullMarked
package org.qoltanba.testkit.clock;

import org.jspecify.annotations.NullMarked;
