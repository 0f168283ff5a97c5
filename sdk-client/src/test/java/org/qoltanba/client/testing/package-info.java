/** What the tests of this module share: a scripted service and an engine on a virtual clock. */
@NullMarked
package org.qoltanba.client.testing;

import org.jspecify.annotations.NullMarked;
