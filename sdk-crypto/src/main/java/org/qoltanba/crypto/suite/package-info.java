/**
 * The seam between signatures and algorithms: a suite is one combination of key, signature and digest algorithm, chosen
 * from a registry by its three object identifiers. A new algorithm is a new suite and touches nothing else. Not exported.
 */
@NullMarked
package org.qoltanba.crypto.suite;

import org.jspecify.annotations.NullMarked;
