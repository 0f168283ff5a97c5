@NullMarked
package org.qoltanba.crypto.interop;

import org.jspecify.annotations.NullMarked;
