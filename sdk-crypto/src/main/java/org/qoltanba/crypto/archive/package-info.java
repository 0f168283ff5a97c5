/**
 * What archive time stamps and time stamps on references are made for: their message imprints and hash indexes (ETSI
 * EN 319 122-1 section 5.5, ETSI TS 101 733 section 6.4). Not exported.
 */
@NullMarked
package org.qoltanba.crypto.archive;

import org.jspecify.annotations.NullMarked;
