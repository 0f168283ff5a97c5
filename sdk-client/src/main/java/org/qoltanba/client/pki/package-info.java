/** Fetching what certificates point to: revocation lists, OCSP answers, issuers, time stamps. */
@NullMarked
package org.qoltanba.client.pki;

import org.jspecify.annotations.NullMarked;
