/**
 * The testkit as a program of its own, for people who write no Java: {@code java -jar qoltanba-testkit-program.jar}. It needs
 * picocli, which is an optional dependency and part of the runnable jar.
 */
@NullMarked
package org.qoltanba.testkit.program;

import org.jspecify.annotations.NullMarked;
