/**
 * What the fakes sign and verify with: the Java platform, and for GOST the parts of Bouncy Castle. An independent reading:
 * nothing here is shared with the SDK's own suites. Not exported.
 */
@NullMarked
package org.qoltanba.testkit.algorithm;

import org.jspecify.annotations.NullMarked;
