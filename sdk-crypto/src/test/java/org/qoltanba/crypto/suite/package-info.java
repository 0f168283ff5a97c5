@NullMarked
package org.qoltanba.crypto.suite;

import org.jspecify.annotations.NullMarked;
