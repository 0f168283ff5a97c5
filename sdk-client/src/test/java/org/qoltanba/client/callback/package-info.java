@NullMarked
package org.qoltanba.client.callback;

import org.jspecify.annotations.NullMarked;
