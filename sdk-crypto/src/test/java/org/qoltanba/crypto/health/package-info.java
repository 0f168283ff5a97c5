@NullMarked
package org.qoltanba.crypto.health;

import org.jspecify.annotations.NullMarked;
