@NullMarked
package org.qoltanba.client.qr;

import org.jspecify.annotations.NullMarked;
