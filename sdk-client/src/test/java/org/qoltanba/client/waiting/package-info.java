/** Tests of waiting, on a virtual clock. */
@NullMarked
package org.qoltanba.client.waiting;

import org.jspecify.annotations.NullMarked;
