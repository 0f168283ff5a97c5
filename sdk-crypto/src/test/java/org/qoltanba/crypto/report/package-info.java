@NullMarked
package org.qoltanba.crypto.report;

import org.jspecify.annotations.NullMarked;
