/**
 * XML signatures as the fakes read and make them (XMLDSig): safe parsing, canonical form, names of algorithms. Not
 * exported.
 */
@NullMarked
package org.qoltanba.testkit.xml;

import org.jspecify.annotations.NullMarked;
