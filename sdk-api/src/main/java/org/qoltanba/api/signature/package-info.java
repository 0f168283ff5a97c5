/**
 * Electronic signatures and what can be said of them: who can make one, what level it has, who signed, and the verdict
 * of a verification in the vocabulary of ETSI EN 319 102-1.
 */
@NullMarked
package org.qoltanba.api.signature;

import org.jspecify.annotations.NullMarked;
