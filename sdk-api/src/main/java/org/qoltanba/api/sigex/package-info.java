/**
 * SIGEX (sigex.kz): register documents and packages, ask others for their signatures, verify, export; sign in, or call as
 * an information system; change what an organisation or a person has set there. The vocabulary is the service's own.
 *
 * @serial exclude
 */
@NullMarked
package org.qoltanba.api.sigex;

import org.jspecify.annotations.NullMarked;
