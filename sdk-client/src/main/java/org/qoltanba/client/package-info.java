/** The one object an application builds to reach the signature services. */
@NullMarked
package org.qoltanba.client;

import org.jspecify.annotations.NullMarked;
