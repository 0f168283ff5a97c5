@NullMarked
package org.qoltanba.api.spi;

import org.jspecify.annotations.NullMarked;
