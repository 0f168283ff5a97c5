@NullMarked
package org.qoltanba.testkit.http;

import org.jspecify.annotations.NullMarked;
