/** Tests of the object an application builds. */
@NullMarked
package org.qoltanba.client;

import org.jspecify.annotations.NullMarked;
