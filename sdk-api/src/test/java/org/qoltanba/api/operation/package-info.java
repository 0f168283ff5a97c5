@NullMarked
package org.qoltanba.api.operation;

import org.jspecify.annotations.NullMarked;
