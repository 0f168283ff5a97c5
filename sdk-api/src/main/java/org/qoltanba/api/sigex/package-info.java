/**
 * SIGEX (sigex.kz): register a document with its first signature, ask others for theirs, verify, export. The vocabulary
 * is the service's own.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.api.sigex;

import org.jspecify.annotations.NullMarked;
