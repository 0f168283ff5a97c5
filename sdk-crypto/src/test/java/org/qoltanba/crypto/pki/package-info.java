@NullMarked
package org.qoltanba.crypto.pki;

import org.jspecify.annotations.NullMarked;
