/** Tests of the mailboxes. */
@NullMarked
package org.qoltanba.testkit.mailbox;

import org.jspecify.annotations.NullMarked;
