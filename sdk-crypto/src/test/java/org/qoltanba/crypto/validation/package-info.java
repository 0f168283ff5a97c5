@NullMarked
package org.qoltanba.crypto.validation;

import org.jspecify.annotations.NullMarked;
