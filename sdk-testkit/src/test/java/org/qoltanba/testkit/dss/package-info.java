/** Tests of the fake CryptoPro DSS. */
@NullMarked
package org.qoltanba.testkit.dss;

import org.jspecify.annotations.NullMarked;
