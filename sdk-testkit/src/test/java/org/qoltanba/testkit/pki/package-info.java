@NullMarked
package org.qoltanba.testkit.pki;

import org.jspecify.annotations.NullMarked;
