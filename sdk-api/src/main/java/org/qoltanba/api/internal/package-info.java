/** Helpers shared inside this module; not exported. */
@NullMarked
package org.qoltanba.api.internal;

import org.jspecify.annotations.NullMarked;
