/**
 * Waiting that costs nothing: one timekeeper, polls in flight bounded and served by due time, a poll budget per service.
 * Not exported.
 */
@NullMarked
package org.qoltanba.client.waiting;

import org.jspecify.annotations.NullMarked;
