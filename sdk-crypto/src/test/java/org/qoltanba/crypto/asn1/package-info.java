@NullMarked
package org.qoltanba.crypto.asn1;

import org.jspecify.annotations.NullMarked;
