/**
 * CryptoPro DSS: keys live in the cloud, each signature is confirmed by its owner on a phone. The vocabulary is the
 * service's own; this is the first generation of its interface (v1).
 */
@NullMarked
package org.qoltanba.api.dss;

import org.jspecify.annotations.NullMarked;
