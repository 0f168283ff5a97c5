@NullMarked
package org.qoltanba.testkit.journal;

import org.jspecify.annotations.NullMarked;
