/**
 * SIGEX as a fake: registering a document, adding signatures, verifying and exporting them, as an anonymous caller sees
 * it. Source: the SIGEX contract, sections 2 to 8 and 12.
 */
@NullMarked
package org.qoltanba.testkit.sigex;

import org.jspecify.annotations.NullMarked;
