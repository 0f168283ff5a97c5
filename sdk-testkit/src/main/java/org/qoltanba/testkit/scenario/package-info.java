/**
 * Worlds that are ready to begin with: from a file of your own, or one of those that come along. The same file serves a
 * test and the stand-alone program.
 */
@NullMarked
package org.qoltanba.testkit.scenario;

import org.jspecify.annotations.NullMarked;
