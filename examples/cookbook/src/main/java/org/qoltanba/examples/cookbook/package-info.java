/** One recipe a class. */
@NullMarked
package org.qoltanba.examples.cookbook;

import org.jspecify.annotations.NullMarked;
