@NullMarked
package org.qoltanba.crypto.xml;

import org.jspecify.annotations.NullMarked;
