package org.qoltanba.client.dss;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.CloudOperation;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;

/**
 * Collects what an operation shall be like, then hands it over once.
 *
 * @param <R> what the operation yields
 * @param <S> the draft as its caller knows it
 */
abstract class OperationDraft<R, S extends CloudOperation<R, S>> implements CloudOperation<R, S>, OrderForm<R> {

    private final UserSession session;
    private @Nullable Secret pin;
    private boolean asPolicySays;
    private boolean used;

    OperationDraft(UserSession session) {
        this.session = session;
    }

    /** This, as its caller knows it. */
    abstract S self();

    /**
     * Checks that what was filled in fits together.
     *
     * @throws IllegalStateException if it does not
     */
    abstract void requireComplete();

    UserSession session() {
        return session;
    }

    @Nullable
    Secret pin() {
        return pin;
    }

    @Override
    public S pin(Secret keyPin) {
        pin = Objects.requireNonNull(keyPin, "pin");
        return self();
    }

    @Override
    public S asPolicySays() {
        asPolicySays = true;
        return self();
    }

    @Override
    public boolean isAsPolicySays() {
        return asPolicySays;
    }

    @Override
    public boolean lacksTimeStampService() {
        return false;
    }

    @Override
    public PendingOperation<R> begin() {
        return session.await(this::beginAsync);
    }

    @Override
    public CompletionStage<PendingOperation<R>> beginAsync() {
        use();
        return session.begin(this);
    }

    @Override
    public PendingOperation<R> resume(ResumeToken token) {
        Objects.requireNonNull(token, "token");
        use();
        return session.orders().resume(this, token);
    }

    private void use() {
        if (used) {
            throw new IllegalStateException(
                    "This operation was asked for already. Begin with a new one from the session.");
        }
        requireComplete();
        used = true;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
