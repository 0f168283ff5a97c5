/** What people write into files and command lines. Not exported. */
@NullMarked
package org.qoltanba.testkit.text;

import org.jspecify.annotations.NullMarked;
