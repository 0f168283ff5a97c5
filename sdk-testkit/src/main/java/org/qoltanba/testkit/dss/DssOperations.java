package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The operations of version 2 of a fake DSS, for tests: where they stand, and what an administrator decides about them.
 * Ask the DSS for it. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssOperations {

    private final Operations operations;
    private final OperationOrders orders;

    DssOperations(Operations operations, OperationOrders orders) {
        this.operations = operations;
        this.orders = orders;
    }

    /**
     * All operations of all users.
     *
     * @return as of now, oldest first
     */
    public List<DssOperation> all() {
        return operations.snapshot();
    }

    /**
     * One operation.
     *
     * @param id its identifier
     * @return as of now
     * @throws NoSuchElementException if there is no such operation
     */
    public DssOperation get(String id) {
        Operation operation = require(id);
        return operations.look(operation::snapshot);
    }

    /**
     * Puts an end to an operation, as somebody at the service can. One that is over stays what it is.
     *
     * @param id its identifier
     * @throws NoSuchElementException if there is no such operation
     */
    public void cancel(String id) {
        operations.cancel(require(id));
    }

    /**
     * Configures a way to sign, for {@code ProcessingTemplateId} (section 12.2).
     *
     * @param id how it is called
     * @param type the kind of signature, for example {@code CAdES}
     * @param parameters how to sign, as in {@code Signature.Parameters}
     * @return this
     */
    public DssOperations template(String id, String type, Map<String, String> parameters) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(parameters, "parameters");
        orders.template(id, new OperationOrders.Template(type, parameters));
        return this;
    }

    private Operation require(String id) {
        Objects.requireNonNull(id, "id");
        return operations
                .find(id)
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no operation " + id + "; look at all() for those there are."));
    }
}
