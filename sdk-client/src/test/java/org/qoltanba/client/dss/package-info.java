/** Tests of CryptoPro DSS over HTTP. */
@NullMarked
package org.qoltanba.client.dss;

import org.jspecify.annotations.NullMarked;
