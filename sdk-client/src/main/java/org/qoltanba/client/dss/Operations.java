package org.qoltanba.client.dss;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;

/**
 * Begins what a user asks for, and takes up what was begun earlier: looks up what the policy has to say, reads the
 * documents, and leaves the rest to the generation of the interface that the installation speaks.
 */
final class Operations {

    /** What a completed operation is called that the service gave no identifier. */
    static final String DIRECT = "direct";

    /** A policy that was seen so long ago at most is good enough to refuse by; the service has the last word anyway. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private record Seen(InstallationPolicy policy, long at) {

        @Override
        public String toString() {
            return "Seen";
        }
    }

    private final Dss dss;
    private final DssUser user;
    private volatile @Nullable Seen seen;

    Operations(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    /** Asks for the policy of the installation, and goes by it for a while. */
    CompletableFuture<InstallationPolicy> policy() {
        return user.call(token -> dss.calls().policy(token)).thenApply(answer -> {
            InstallationPolicy policy =
                    InstallationPolicy.of(answer, dss.calls().endpoint());
            seen = new Seen(policy, dss.time().nanoTime());
            return policy;
        });
    }

    private @Nullable InstallationPolicy seenLately() {
        Seen last = seen;
        return last != null && dss.time().nanoTime() - last.at() < REMEMBERED.toNanos() ? last.policy() : null;
    }

    <R> CompletableFuture<PendingOperation<R>> begin(OrderForm<R> form) {
        return dss.calls()
                .apiVersion(user)
                .thenCompose(version -> policy(form, version)
                        .thenCompose(policy -> dss.supply(() -> form.read(timeStampService(form, policy)))
                                .thenCompose(order -> begin(order, version, form.isAsPolicySays(), policy))));
    }

    private static <R> @Nullable URI timeStampService(OrderForm<R> form, MaybePolicy policy) {
        InstallationPolicy known = policy.known();
        return known != null && form.lacksTimeStampService() ? known.timeStampService() : null;
    }

    /** Null is nothing that a stage should yield. */
    private record MaybePolicy(@Nullable InstallationPolicy known) {}

    private CompletableFuture<MaybePolicy> policy(OrderForm<?> form, DssApiVersion version) {
        boolean decides = form.isAsPolicySays()
                && version == DssApiVersion.V1
                && !dss.calls().endpoint().isServiceClient();
        return decides || form.lacksTimeStampService()
                ? policy().thenApply(MaybePolicy::new)
                : CompletableFuture.completedFuture(new MaybePolicy(null));
    }

    private <R> CompletableFuture<PendingOperation<R>> begin(
            Order<R> order, DssApiVersion version, boolean asPolicySays, MaybePolicy policy) {
        InstallationPolicy lately = policy.known() == null ? seenLately() : policy.known();
        if (lately != null) {
            order.requireAllowed(lately);
        }
        OrderV2<R> second = order.secondGeneration().orElse(null);
        if (version == DssApiVersion.V2 && second != null) {
            return new SecondGeneration<>(dss, user, order, second)
                    .begin(!asPolicySays || dss.calls().endpoint().isServiceClient());
        }
        order.requireFirstGeneration();
        InstallationPolicy known = policy.known();
        boolean direct = asPolicySays && known != null && !known.policy().requiresConfirmation(order.action());
        FirstGeneration<R> first = new FirstGeneration<>(dss, user, order);
        return direct ? first.directly() : first.begin();
    }

    /**
     * Goes on with what was begun elsewhere. Blocks for the documents.
     *
     * @throws IllegalArgumentException if the token is altered, or for something else
     */
    <R> PendingOperation<R> resume(OrderForm<R> form, ResumeToken token) {
        ConfirmationRecord record = ResumeTokens.read(token);
        Order<R> order = form.read(null);
        record.requireFor(dss.calls().endpoint(), user.login(), order.kind());
        order.requireSame(record.resumption().details());
        return resume(order, record);
    }

    /** Goes on with an order that is known to be the one of the record. */
    <R> PendingOperation<R> resume(Order<R> order, ConfirmationRecord record) {
        OrderV2<R> second = order.secondGeneration().orElse(null);
        return record.subject().kind() == ConfirmationSubject.Kind.OPERATION && second != null
                ? new SecondGeneration<>(dss, user, order, second).resume(record)
                : new FirstGeneration<>(dss, user, order).resume(record);
    }

    @Override
    public String toString() {
        return "Operations";
    }
}
