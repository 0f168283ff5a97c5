@NullMarked
package org.qoltanba.api.sigex;

import org.jspecify.annotations.NullMarked;
