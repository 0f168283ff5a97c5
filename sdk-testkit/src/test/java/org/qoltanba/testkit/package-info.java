@NullMarked
package org.qoltanba.testkit;

import org.jspecify.annotations.NullMarked;
