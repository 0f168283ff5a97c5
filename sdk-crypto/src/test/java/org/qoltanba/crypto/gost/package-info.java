@NullMarked
package org.qoltanba.crypto.gost;

import org.jspecify.annotations.NullMarked;
