/** XML signatures (XMLDSig) as SIGEX takes them: read, checked and made. */
@NullMarked
package org.qoltanba.crypto.xml;

import org.jspecify.annotations.NullMarked;
