/** What a test says about the services when it is over, in sentences. */
@NullMarked
package org.qoltanba.testkit.assertion;

import org.jspecify.annotations.NullMarked;
