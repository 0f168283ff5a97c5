@NullMarked
package org.qoltanba.client.desk;

import org.jspecify.annotations.NullMarked;
