/** The fakes behind another HTTP server. */
@NullMarked
package org.qoltanba.testkit.server;

import org.jspecify.annotations.NullMarked;
