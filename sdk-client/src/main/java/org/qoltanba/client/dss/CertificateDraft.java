package org.qoltanba.client.dss;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.CertificateAction;
import org.qoltanba.api.secret.Secret;

/**
 * What is done to a certificate: there is nothing to fill in but the PIN.
 *
 * @param <R> what the operation yields
 */
final class CertificateDraft<R> extends OperationDraft<R, CertificateAction<R>> implements CertificateAction<R> {

    private final Function<@Nullable Secret, CertificateOrder<R>> order;

    /**
     * Nothing filled in yet.
     *
     * @param order makes the order with a PIN
     */
    CertificateDraft(UserSession session, Function<@Nullable Secret, CertificateOrder<R>> order) {
        super(session);
        this.order = order;
    }

    @Override
    CertificateAction<R> self() {
        return this;
    }

    @Override
    void requireComplete() {
        // Whether a PIN is needed here is the service's to say
    }

    @Override
    public CertificateOrder<R> read(@Nullable URI timeStampService) {
        return order.apply(pin());
    }
}
