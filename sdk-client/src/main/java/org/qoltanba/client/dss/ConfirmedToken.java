package org.qoltanba.client.dss;

import org.qoltanba.api.secret.Secret;

/**
 * The token that holds a confirmed operation. A type of its own, so that a result can be asked for with no other token
 * (contract section 7.7).
 *
 * @param value the token
 */
record ConfirmedToken(Secret value) {}
