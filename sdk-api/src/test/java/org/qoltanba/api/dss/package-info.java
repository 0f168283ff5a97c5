@NullMarked
package org.qoltanba.api.dss;

import org.jspecify.annotations.NullMarked;
