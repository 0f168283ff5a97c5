/** CMS containers (RFC 5652) read into parts that can be judged one by one. Not exported. */
@NullMarked
package org.qoltanba.crypto.cms;

import org.jspecify.annotations.NullMarked;
