@NullMarked
package org.qoltanba.api.secret;

import org.jspecify.annotations.NullMarked;
