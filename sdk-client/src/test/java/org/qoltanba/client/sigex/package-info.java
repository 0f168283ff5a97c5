/** Tests of SIGEX over HTTP. */
@NullMarked
package org.qoltanba.client.sigex;

import org.jspecify.annotations.NullMarked;
