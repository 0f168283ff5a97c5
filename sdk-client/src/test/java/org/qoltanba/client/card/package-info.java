@NullMarked
package org.qoltanba.client.card;

import org.jspecify.annotations.NullMarked;
