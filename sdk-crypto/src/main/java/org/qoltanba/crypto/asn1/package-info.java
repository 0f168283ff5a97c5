/** What stands between hostile octets and the ASN.1 parser: bounds on size, depth and number of elements. Not exported. */
@NullMarked
package org.qoltanba.crypto.asn1;

import org.jspecify.annotations.NullMarked;
