/** The web console. */
@NullMarked
package org.qoltanba.testkit.console;

import org.jspecify.annotations.NullMarked;
