/** Which algorithms the module works with: the one place that knows all suites and digests. Not exported. */
@NullMarked
package org.qoltanba.crypto.profile;

import org.jspecify.annotations.NullMarked;
