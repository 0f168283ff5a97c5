package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations of version 2 (contract sections 12.2, 12.4 and 12.5). */
final class OperationRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/v2";
    private static final Set<DssAction> SIGNING = EnumSet.of(DssAction.SIGN_DOCUMENT, DssAction.SIGN_DOCUMENTS);

    private final Operations operations;
    private final OperationOrders orders;
    private final OperationSwitches switches;
    private final DssSwitches dss;
    private final Confirmations confirmations;
    private final Callbacks callbacks;

    OperationRoutes(
            Operations operations,
            OperationOrders orders,
            OperationSwitches switches,
            DssSwitches dss,
            Confirmations confirmations,
            Callbacks callbacks) {
        this.operations = operations;
        this.orders = orders;
        this.switches = switches;
        this.dss = dss;
        this.confirmations = confirmations;
        this.callbacks = callbacks;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", ROOT + "/signature", this::signature)
                .add("GET", "/STS/operations", this::active)
                .add("GET", "/STS/operations/{id}", this::operation);
    }

    private Object signature(Call call) {
        AccessToken bearer = call.bearer();
        OperationRequestWire.Documents body = call.body(OperationRequestWire.Documents.class);
        if (body.binaryData() == null && bearer.transactionId() != null) {
            return wire(operations.fetch(bearer, SIGNING, pin(body.signature())));
        }
        return create(bearer, orders.signature(bearer.user(), body), body.forceConfirmation());
    }

    private Object create(AccessToken bearer, OperationOrder order, @Nullable Boolean forced) {
        boolean isNeeded = Boolean.TRUE.equals(forced)
                || bearer.fromService()
                || bearer.user().needsConfirmation(order.action(), dss.policy());
        if (isNeeded) {
            confirmations.requireSecondFactor(Generation.V2, bearer.user());
        }
        return wire(operations.create(bearer, order, !isNeeded));
    }

    private static @Nullable String pin(OperationRequestWire.@Nullable Means means) {
        return Objects.requireNonNullElse(means, OperationRequestWire.Means.NONE)
                .pinCode();
    }

    private OperationWire wire(Operation operation) {
        return operations.look(now -> OperationWire.of(operation, now, switches));
    }

    private Object active(Call call) {
        return operations.active(call.bearer().user()).stream()
                .map(this::recorded)
                .toList();
    }

    private Object operation(Call call) {
        return recorded(operations.require(call.bearer().user(), call.path("id")));
    }

    private OperationWire.Recorded recorded(Operation operation) {
        Optional<URI> callback = Optional.ofNullable(operation.order().callback());
        boolean isReceived = callback.isPresent()
                && callbacks.sent().stream()
                        .anyMatch(sent -> sent.uri().equals(callback.get())
                                && sent.status().stream().anyMatch(status -> status >= 200 && status < 300));
        return operations.look(now -> OperationWire.Recorded.of(operation, now, switches, isReceived));
    }
}
