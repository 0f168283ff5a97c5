package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssManagedUser;
import org.qoltanba.api.dss.DssSdkBinding;
import org.qoltanba.api.dss.MobileBinding;
import org.qoltanba.api.dss.UserContact;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** A user as an operator sees it (contract section 13). */
final class ManagedUser implements DssManagedUser {

    /** A new user. */
    record LoginWire(@JsonProperty("Login") String login) {

        @Override
        public String toString() {
            return "LoginWire";
        }
    }

    private record ContactWire(
            @JsonProperty("UserContactInfo") String value,
            @JsonProperty("UserContactInfoType") String type) {

        @Override
        public String toString() {
            return "ContactWire";
        }
    }

    private record KeyWire(@JsonProperty("Kid") String kid) {

        @Override
        public String toString() {
            return "KeyWire";
        }
    }

    private record ActionWire(
            @JsonProperty("Action") @Nullable Integer action,
            @JsonProperty("ConfirmationRequired") @Nullable Boolean confirmationRequired) {

        @Override
        public String toString() {
            return "ActionWire";
        }
    }

    private final Dss dss;
    private final DssUser operator;
    private final String id;

    ManagedUser(Dss dss, DssUser operator, String id) {
        this.dss = dss;
        this.operator = operator;
        this.id = id;
    }

    static String root(DssEndpoint endpoint) {
        return "/" + endpoint.identityCentre() + "/ums/user";
    }

    @Override
    public String id() {
        return id;
    }

    private CompletableFuture<HttpAnswer> post(String path, UnaryOperator<HttpCall.Builder> filling) {
        return operator.call(token -> dss.http()
                .send(filling.apply(HttpCall.post(root(dss.calls().endpoint()) + "/{id}" + path, id))
                        .bearer(token)
                        .build()));
    }

    /** Done twice it is done once. */
    private CompletableFuture<Boolean> done(String path, UnaryOperator<HttpCall.Builder> filling) {
        return post(path, call -> filling.apply(call.repeatable())).thenApply(answer -> true);
    }

    private static CompletionStage<@Nullable Void> nothing(CompletableFuture<Boolean> done) {
        return Stages.handedOut(done.thenApply(yes -> null));
    }

    private CompletableFuture<Boolean> identified() {
        return done("/authmethod/idonly", UnaryOperator.identity());
    }

    @Override
    public void identifyOnly() {
        dss.await(this::identified, "assigning identification only");
    }

    @Override
    public CompletionStage<@Nullable Void> identifyOnlyAsync() {
        return nothing(identified());
    }

    @Override
    public MobileBinding beginMobileBinding(UserContact contact) {
        return dss.await(() -> beginMobileBindingAsync(contact), "binding a phone");
    }

    /** A second picture makes the first one worthless, so what was lost is asked for again. */
    @Override
    public CompletionStage<MobileBinding> beginMobileBindingAsync(UserContact contact) {
        Objects.requireNonNull(contact, "contact");
        ContactWire wire = new ContactWire(contact.value(), contact.type());
        return Stages.handedOut(
                post("/mobileauth", call -> call.json(wire).repeatable()).thenApply(BindingAnswers::mobile));
    }

    private CompletableFuture<Boolean> mobileAssigned() {
        return done("/authmethod/MobileAuth", UnaryOperator.identity());
    }

    @Override
    public void assignMobile() {
        dss.await(this::mobileAssigned, "assigning myDSS");
    }

    @Override
    public CompletionStage<@Nullable Void> assignMobileAsync() {
        return nothing(mobileAssigned());
    }

    @Override
    public DssSdkBinding beginDssSdkBinding() {
        return dss.await(this::beginDssSdkBindingAsync, "binding a phone with the DSS SDK");
    }

    @Override
    public CompletionStage<DssSdkBinding> beginDssSdkBindingAsync() {
        return Stages.handedOut(
                post("/mydss/init", HttpCall.Builder::repeatable).thenApply(BindingAnswers::dssSdk));
    }

    private CompletableFuture<Boolean> sdkAssigned(String keyId) {
        KeyWire wire = new KeyWire(Objects.requireNonNull(keyId, "keyId"));
        return done("/authmethod/mydss", call -> call.query("level", "0").json(wire));
    }

    @Override
    public void assignDssSdk(String keyId) {
        dss.await(() -> sdkAssigned(keyId), "assigning the DSS SDK");
    }

    @Override
    public CompletionStage<@Nullable Void> assignDssSdkAsync(String keyId) {
        return nothing(sdkAssigned(keyId));
    }

    @Override
    public Map<DssAction, Boolean> operationPolicy() {
        return dss.await(this::operationPolicyAsync, "looking at an operation policy");
    }

    @Override
    public CompletionStage<Map<DssAction, Boolean>> operationPolicyAsync() {
        return Stages.handedOut(operator.call(token -> dss.http()
                        .send(HttpCall.get(root(dss.calls().endpoint()) + "/{id}/operationpolicy", id)
                                .bearer(token)
                                .build()))
                .thenApply(ManagedUser::policy));
    }

    @Override
    public Map<DssAction, Boolean> changeOperationPolicy(Map<DssAction, Boolean> changes) {
        return dss.await(() -> changeOperationPolicyAsync(changes), "changing an operation policy");
    }

    @Override
    public CompletionStage<Map<DssAction, Boolean>> changeOperationPolicyAsync(Map<DssAction, Boolean> changes) {
        List<ActionWire> wire = new ArrayList<>();
        Objects.requireNonNull(changes, "changes")
                .forEach((action, required) -> wire.add(new ActionWire(number(action), required)));
        if (wire.isEmpty()) {
            throw new IllegalArgumentException("Name at least one action to change.");
        }
        return Stages.handedOut(
                post("/operationpolicy", call -> call.json(wire).repeatable()).thenApply(ManagedUser::policy));
    }

    private static int number(DssAction action) {
        return action.code()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The action " + action + " has no number and cannot be changed here."));
    }

    private static Map<DssAction, Boolean> policy(HttpAnswer answer) {
        Map<DssAction, Boolean> policy = new LinkedHashMap<>();
        for (ActionWire wire : answer.json(new TypeReference<List<ActionWire>>() {})) {
            Integer action = wire.action();
            if (action != null) {
                policy.put(DssAction.of(action), !Boolean.FALSE.equals(wire.confirmationRequired()));
            }
        }
        return Collections.unmodifiableMap(policy);
    }

    @Override
    public String toString() {
        return "DssManagedUser[" + id + "]";
    }
}
