/** Tests of the package of the same name. */
@NullMarked
package org.qoltanba.testkit.card;

import org.jspecify.annotations.NullMarked;
