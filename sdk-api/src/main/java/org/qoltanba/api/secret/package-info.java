/** Values that must never be printed, logged or kept longer than needed. */
@NullMarked
package org.qoltanba.api.secret;

import org.jspecify.annotations.NullMarked;
