/** CAdES signatures: how they are made and how they are verified. */
@NullMarked
package org.qoltanba.crypto.cades;

import org.jspecify.annotations.NullMarked;
