/**
 * Cards of electronic documents (DDC, contract section 11): PDF files with visible pages and, embedded, a document and the
 * signatures of it. Knows PDF, not SIGEX. Needs PDFBox, which is optional. Not exported.
 */
@NullMarked
package org.qoltanba.testkit.card;

import org.jspecify.annotations.NullMarked;
