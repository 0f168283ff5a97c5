/**
 * SIGEX (sigex.kz): register a document with its first signature, ask others for theirs, verify, export. The vocabulary
 * is the service's own.
 */
@NullMarked
package org.qoltanba.api.sigex;

import org.jspecify.annotations.NullMarked;
