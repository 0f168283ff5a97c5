/** A small world of fake signature services for tests, without a network and without waiting. */
@NullMarked
package org.qoltanba.testkit;

import org.jspecify.annotations.NullMarked;
