@NullMarked
package org.qoltanba.api.document;

import org.jspecify.annotations.NullMarked;
