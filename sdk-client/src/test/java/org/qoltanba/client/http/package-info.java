/** Tests of the HTTP layer against servers on this machine. */
@NullMarked
package org.qoltanba.client.http;

import org.jspecify.annotations.NullMarked;
