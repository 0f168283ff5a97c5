/** Journeys through several services, and what must hold on all of them. */
@NullMarked
package org.qoltanba.client.journey;

import org.jspecify.annotations.NullMarked;
