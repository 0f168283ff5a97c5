@NullMarked
package org.qoltanba.client.store;

import org.jspecify.annotations.NullMarked;
