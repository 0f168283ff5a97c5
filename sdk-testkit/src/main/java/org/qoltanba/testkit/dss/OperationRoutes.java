package org.qoltanba.testkit.dss;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations of version 2 (contract sections 12.2, 12.4 and 12.5). */
final class OperationRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/v2";
    private static final Set<DssAction> SIGNING = EnumSet.of(DssAction.SIGN_DOCUMENT, DssAction.SIGN_DOCUMENTS);

    private static final Set<DssAction> DECRYPTION = EnumSet.of(DssAction.DECRYPT_DOCUMENT);
    private static final Set<DssAction> REQUESTING = EnumSet.of(DssAction.CREATE_REQUEST, DssAction.RENEW_CERTIFICATE);
    private static final Set<DssAction> PIN_CHANGE = EnumSet.of(DssAction.CHANGE_PIN);

    private final Operations operations;
    private final OperationOrders orders;
    private final CipherOrders ciphers;
    private final CertificateRequests requests;
    private final DssOperationSwitches switches;
    private final DssSwitches dss;
    private final Confirmations confirmations;
    private final Callbacks callbacks;

    OperationRoutes(
            Operations operations,
            OperationOrders orders,
            CipherOrders ciphers,
            CertificateRequests requests,
            DssOperationSwitches switches,
            DssSwitches dss,
            Confirmations confirmations,
            Callbacks callbacks) {
        this.operations = operations;
        this.orders = orders;
        this.ciphers = ciphers;
        this.requests = requests;
        this.switches = switches;
        this.dss = dss;
        this.confirmations = confirmations;
        this.callbacks = callbacks;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", ROOT + "/signature", this::signature)
                .add("POST", ROOT + "/decryption", this::decryption)
                .add("POST", ROOT + "/encryption", this::encryption)
                .add("POST", ROOT + "/parse", this::parse)
                .add("POST", ROOT + "/certificates/{id}/pin", this::changePin)
                .add("POST", ROOT + "/requests", this::request)
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

    private Object decryption(Call call) {
        AccessToken bearer = call.bearer();
        OperationRequestWire.Documents body = call.body(OperationRequestWire.Documents.class);
        if (body.binaryData() == null && bearer.transactionId() != null) {
            return wire(operations.fetch(bearer, DECRYPTION, pin(body.decryption())));
        }
        List<OperationInput> inputs = orders.inputs(bearer.user(), body.binaryData());
        return create(bearer, ciphers.decryption(bearer.user(), body, inputs), body.forceConfirmation());
    }

    private Object encryption(Call call) {
        DssUser user = call.bearer().user();
        OperationRequestWire.Documents body = call.body(OperationRequestWire.Documents.class);
        List<OperationInput> inputs = orders.inputs(user, body.binaryData());
        List<X509Certificate> recipients = ciphers.recipients(body.encryption());
        return OperationWire.done(
                user,
                new OperationWire.Processed(inputs.stream()
                        .map(input -> encrypted(user, input, ciphers.encrypt(input, recipients)))
                        .toList()),
                operations.newId(),
                switches);
    }

    private OperationWire.Document encrypted(DssUser user, OperationInput input, OperationWork.Result result) {
        DocumentAction action = new DocumentAction(operations.newId(), input);
        action.succeed(result, input.refId() == null ? null : operations.store(user, input, result));
        return OperationWire.Document.of(action, switches);
    }

    private Object parse(Call call) {
        DssUser user = call.bearer().user();
        OperationRequestWire.Documents body = call.body(OperationRequestWire.Documents.class);
        List<OperationWire.ParsedDocument> parsed = orders.inputs(user, body.binaryData()).stream()
                .map(input -> new OperationWire.ParsedDocument(
                        input.refId(),
                        input.refId() != null || input.name().isEmpty() ? null : input.name(),
                        ciphers.readers(user, input.content())))
                .toList();
        return OperationWire.done(user, new OperationWire.Parsed(parsed), operations.newId(), switches);
    }

    private Object changePin(Call call) {
        AccessToken bearer = call.bearer();
        OperationRequestWire.NewPin body = call.body(OperationRequestWire.NewPin.class);
        if (body.newPin() == null && bearer.transactionId() != null) {
            return wire(operations.fetch(bearer, PIN_CHANGE, null));
        }
        return create(bearer, orders.newPin(bearer.user(), call.path("id"), body), body.forceConfirmation());
    }

    private Object request(Call call) {
        AccessToken bearer = call.bearer();
        OperationRequestWire.CertificateWish body = call.body(OperationRequestWire.CertificateWish.class);
        if (body.authorityId() == null && bearer.transactionId() != null) {
            return wire(operations.fetch(bearer, REQUESTING, body.pinCode()));
        }
        return create(bearer, requestOrder(bearer.user(), body.wish()), body.forceConfirmation());
    }

    private OperationOrder requestOrder(DssUser user, CertificateRequests.Wish wish) {
        RequestOrder order = requests.order(user, wish);
        return new OperationOrder(
                order.action(),
                requests.check(order, wish),
                List.of(),
                new Requesting(user, order, wish),
                "{\"AuthorityId\":" + order.authorityId() + "}",
                null,
                false,
                null);
    }

    /** Asks for a certificate; the PIN is that of the key that is made for it. */
    private final class Requesting implements OperationWork {

        private final DssUser user;
        private final RequestOrder order;
        private final CertificateRequests.Wish wish;

        private Requesting(DssUser user, RequestOrder order, CertificateRequests.Wish wish) {
            this.user = user;
            this.order = order;
            this.wish = wish;
        }

        @Override
        public void requirePin(@Nullable String pin) {
            // There is no key yet
        }

        @Override
        public Object whole(@Nullable String pin) {
            return AnswerWire.Request.of(requests.make(user, order, pin == null ? wish : wish.with(pin)));
        }
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
