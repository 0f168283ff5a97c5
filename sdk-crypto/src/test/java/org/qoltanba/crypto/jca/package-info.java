@NullMarked
package org.qoltanba.crypto.jca;

import org.jspecify.annotations.NullMarked;
