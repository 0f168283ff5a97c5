@NullMarked
package org.qoltanba.crypto.archive;

import org.jspecify.annotations.NullMarked;
