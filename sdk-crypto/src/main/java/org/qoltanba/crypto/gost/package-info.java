/**
 * GOST R 34.10 and its Kazakh relatives, with their digests: parameter sets, octet orders and object identifiers of both
 * countries over one arithmetic. Not exported.
 */
@NullMarked
package org.qoltanba.crypto.gost;

import org.jspecify.annotations.NullMarked;
