/** Sentences about what the services saw. */
@NullMarked
package org.qoltanba.testkit.assertion;

import org.jspecify.annotations.NullMarked;
