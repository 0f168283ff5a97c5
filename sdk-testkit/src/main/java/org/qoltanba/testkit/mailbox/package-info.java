/** The mailboxes of a world: what the services write to people ends up here instead of leaving the machine. */
@NullMarked
package org.qoltanba.testkit.mailbox;

import org.jspecify.annotations.NullMarked;
