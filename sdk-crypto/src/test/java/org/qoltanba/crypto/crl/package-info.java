@NullMarked
package org.qoltanba.crypto.crl;

import org.jspecify.annotations.NullMarked;
