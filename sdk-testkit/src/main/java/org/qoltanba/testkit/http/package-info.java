/** How the fakes are served over HTTP. Not exported. */
@NullMarked
package org.qoltanba.testkit.http;

import org.jspecify.annotations.NullMarked;
