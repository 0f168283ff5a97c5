/**
 * Verification reports for machines, as JSON, and for people, as a page in Russian or English. A report says what a
 * verification found out and adds nothing to it.
 */
@NullMarked
package org.qoltanba.crypto.report;

import org.jspecify.annotations.NullMarked;
