/**
 * CryptoPro DSS over HTTP, first generation of its interface: signing a user in, asking for a signature, watching its
 * confirmation, fetching and checking the result. Everything but {@link org.qoltanba.client.dss.DssService} is private
 * to the package.
 */
@NullMarked
package org.qoltanba.client.dss;

import org.jspecify.annotations.NullMarked;
