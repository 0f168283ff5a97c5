/** What signers and verifiers accept: algorithms, and until when. */
@NullMarked
package org.qoltanba.crypto.policy;

import org.jspecify.annotations.NullMarked;
