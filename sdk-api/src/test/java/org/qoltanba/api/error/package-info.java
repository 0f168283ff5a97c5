@NullMarked
package org.qoltanba.api.error;

import org.jspecify.annotations.NullMarked;
