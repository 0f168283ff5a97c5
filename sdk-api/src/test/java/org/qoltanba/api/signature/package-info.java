@NullMarked
package org.qoltanba.api.signature;

import org.jspecify.annotations.NullMarked;
