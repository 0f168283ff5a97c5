/** The testkit's own threads. Not exported. */
@NullMarked
package org.qoltanba.testkit.threads;

import org.jspecify.annotations.NullMarked;
