package org.qoltanba.client.dss;

import java.time.Duration;
import org.qoltanba.api.secret.Secret;

/**
 * The token that holds a confirmed operation. A type of its own, so that a result can be asked for with no other token
 * (contract section 7.7).
 *
 * @param value the token
 * @param lifetime how long it is good for from the moment it was handed out
 */
record ConfirmedToken(Secret value, Duration lifetime) {}
