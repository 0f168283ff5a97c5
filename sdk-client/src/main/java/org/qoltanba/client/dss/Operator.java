package org.qoltanba.client.dss;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.qoltanba.api.dss.DssManagedUser;
import org.qoltanba.api.dss.DssOperator;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** An operator of CryptoPro DSS (contract sections 3.8 and 13). */
final class Operator implements DssOperator {

    private final Dss dss;
    private final DssUser operator;
    private final Function<String, CompletionStage<DssSession>> delegating;

    /**
     * An operator.
     *
     * @param dss the calls, and what they need
     * @param operator as whom to call
     * @param delegating opens a session for a login
     */
    Operator(Dss dss, DssUser operator, Function<String, CompletionStage<DssSession>> delegating) {
        this.dss = dss;
        this.operator = operator;
        this.delegating = delegating;
    }

    @Override
    public DssManagedUser createUser(String login) {
        return dss.await(() -> createUserAsync(login), "creating a user");
    }

    @Override
    public CompletionStage<DssManagedUser> createUserAsync(String login) {
        if (Objects.requireNonNull(login, "login").isBlank()) {
            throw new IllegalArgumentException("The login must not be blank.");
        }
        return Stages.handedOut(operator.call(token -> dss.http()
                        .send(HttpCall.post(ManagedUser.root(dss.calls().endpoint()))
                                .json(new ManagedUser.LoginWire(login))
                                .bearer(token)
                                .build()))
                .thenApply(answer -> {
                    String id = answer.json(String.class);
                    if (id.isBlank()) {
                        throw answer.notUnderstood("CryptoPro DSS created a user without an identifier.");
                    }
                    return user(id);
                }));
    }

    @Override
    public DssManagedUser user(String id) {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("The identifier of a user must not be blank.");
        }
        return new ManagedUser(dss, operator, id);
    }

    @Override
    public DssSession actFor(String login) {
        return dss.await(() -> actForAsync(login), "acting for a user");
    }

    @Override
    public CompletionStage<DssSession> actForAsync(String login) {
        return delegating.apply(Objects.requireNonNull(login, "login"));
    }

    @Override
    public String toString() {
        return "DssOperator[" + dss.calls().endpoint().address() + "]";
    }
}
