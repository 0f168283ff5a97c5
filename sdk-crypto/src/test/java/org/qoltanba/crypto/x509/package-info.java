@NullMarked
package org.qoltanba.crypto.x509;

import org.jspecify.annotations.NullMarked;
