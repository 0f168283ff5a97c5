/** A signature journey in one program. */
@NullMarked
package org.qoltanba.examples.quickstart;

import org.jspecify.annotations.NullMarked;
