@NullMarked
package org.qoltanba.crypto.key;

import org.jspecify.annotations.NullMarked;
