@NullMarked
package org.qoltanba.testkit.clock;

import org.jspecify.annotations.NullMarked;
