/**
 * The validation of signatures (ETSI EN 319 102-1): a sequence of small checks over what is known of one signer. A new
 * rule is a new check. Not exported.
 */
@NullMarked
package org.qoltanba.crypto.validation;

import org.jspecify.annotations.NullMarked;
