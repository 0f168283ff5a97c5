package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * A certificate to be asked for.
 *
 * @param action {@link DssAction#CREATE_REQUEST} or {@link DssAction#RENEW_CERTIFICATE}
 * @param authorityId of which authority
 * @param template what the certificate is for; null for whatever the authority does
 * @param renewed the key whose certificate is renewed; null for a first one
 * @param description what the user is shown; may be empty
 */
record RequestOrder(
        DssAction action,
        int authorityId,
        @Nullable String template,
        @Nullable CloudKey renewed,
        String description) implements Order {

    @Override
    public String title() {
        return action.title();
    }
}
