/** The phones of a world: a person who is asked to confirm, and confirms, declines, types a code or does nothing. */
@NullMarked
package org.qoltanba.testkit.phone;

import org.jspecify.annotations.NullMarked;
