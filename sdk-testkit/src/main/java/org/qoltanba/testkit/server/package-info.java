/** What it takes to serve the fakes with another HTTP server than WireMock. */
@NullMarked
package org.qoltanba.testkit.server;

import org.jspecify.annotations.NullMarked;
