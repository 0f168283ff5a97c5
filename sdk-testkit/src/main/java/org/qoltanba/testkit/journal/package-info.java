/** What was said between the clients and the services of a world. */
@NullMarked
package org.qoltanba.testkit.journal;

import org.jspecify.annotations.NullMarked;
