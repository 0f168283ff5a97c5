/** The rules of the house, checked on the compiled classes of all published modules. */
@NullMarked
package org.qoltanba.client.architecture;

import org.jspecify.annotations.NullMarked;
