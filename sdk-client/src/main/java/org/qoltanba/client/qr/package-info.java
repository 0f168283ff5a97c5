/**
 * Showing the QR pictures that services hand out, where their own form does not fit: on a page, in a document, in a
 * terminal. Needs the module {@code java.desktop} of the Java platform at run time, and no display.
 */
@NullMarked
package org.qoltanba.client.qr;

import org.jspecify.annotations.NullMarked;
