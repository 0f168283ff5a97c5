/**
 * What the fakes claim about the services, as tests for JUnit 5: extend them, and the real service answers for itself. They
 * speak HTTP as the contracts tell, with nothing of the SDK's clients.
 */
@NullMarked
package org.qoltanba.testkit.conformance;

import org.jspecify.annotations.NullMarked;
