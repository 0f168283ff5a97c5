/** What the SDK costs, measured with JMH. */
@NullMarked
package org.qoltanba.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
