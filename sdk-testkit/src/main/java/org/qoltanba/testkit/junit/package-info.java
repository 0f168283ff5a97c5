/** The testkit in JUnit 5 by annotation: worlds in fields and parameters, for a test or for a class. */
@NullMarked
package org.qoltanba.testkit.junit;

import org.jspecify.annotations.NullMarked;
