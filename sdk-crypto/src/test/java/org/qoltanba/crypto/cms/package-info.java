@NullMarked
package org.qoltanba.crypto.cms;

import org.jspecify.annotations.NullMarked;
