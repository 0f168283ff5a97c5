@NullMarked
package org.qoltanba.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
