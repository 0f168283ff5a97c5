/** What the tests of this module share: certificates made to measure, signatures taken apart and put together again. */
@NullMarked
package org.qoltanba.crypto.testing;

import org.jspecify.annotations.NullMarked;
