/** The web console of the stand-alone program: a page, and the JSON behind it. Not exported. */
@NullMarked
package org.qoltanba.testkit.console;

import org.jspecify.annotations.NullMarked;
