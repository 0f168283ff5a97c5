/**
 * What can go wrong, sorted by who can do something about it. All are unchecked; {@link
 * org.qoltanba.api.error.SdkException#retryable()} says whether the same call may succeed later. Messages name what
 * happened, what was expected and what to do, and never hold a document, a secret or a personal code. Programming
 * errors use the JDK's {@code NullPointerException}, {@code IllegalArgumentException} and {@code
 * IllegalStateException}.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.api.error;

import org.jspecify.annotations.NullMarked;
