@NullMarked
package org.qoltanba.client.pki;

import org.jspecify.annotations.NullMarked;
