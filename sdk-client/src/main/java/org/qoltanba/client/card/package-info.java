/**
 * Digital document cards (DDC, SIGEX contract section 11) without the service: take the document and the signatures out of
 * the PDF and verify them here. Reading needs Apache PDFBox, which an application adds itself.
 */
@NullMarked
package org.qoltanba.client.card;

import org.jspecify.annotations.NullMarked;
