/** Makes and reads QR codes (ISO/IEC 18004) and the pictures they come as. Not exported. */
@NullMarked
package org.qoltanba.testkit.qr;

import org.jspecify.annotations.NullMarked;
