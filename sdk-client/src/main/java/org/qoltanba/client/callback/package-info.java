/**
 * Being told by a service instead of asking it. What comes in proves nothing: it only has the operations concerned ask the
 * service sooner, with their own credentials. So duplicates, late and forged notifications are harmless.
 */
@NullMarked
package org.qoltanba.client.callback;

import org.jspecify.annotations.NullMarked;
