/**
 * SIGEX over HTTP: registering documents, adding signatures, waiting for them, and finding out what became of a call
 * whose answer was lost. Everything but {@link org.qoltanba.client.sigex.SigexService} is private to the package.
 */
@NullMarked
package org.qoltanba.client.sigex;

import org.jspecify.annotations.NullMarked;
