/** The suites against the fakes. */
@NullMarked
package org.qoltanba.testkit.conformance;

import org.jspecify.annotations.NullMarked;
