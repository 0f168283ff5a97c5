/** The signature services as fakes, for tests: {@link org.qoltanba.testkit.FakeServices} is where to begin. */
@NullMarked
package org.qoltanba.testkit;

import org.jspecify.annotations.NullMarked;
