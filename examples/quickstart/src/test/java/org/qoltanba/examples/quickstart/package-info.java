@NullMarked
package org.qoltanba.examples.quickstart;

import org.jspecify.annotations.NullMarked;
