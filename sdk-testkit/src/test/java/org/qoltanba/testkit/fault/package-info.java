@NullMarked
package org.qoltanba.testkit.fault;

import org.jspecify.annotations.NullMarked;
