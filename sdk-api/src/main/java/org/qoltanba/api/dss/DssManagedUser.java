package org.qoltanba.api.dss;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A user as an operator sees it (contract section 13).
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not. All fail with
 * {@link UnknownUserException} if there is no such user.
 *
 * @since 0.1.0
 */
public interface DssManagedUser {

    /**
     * The service's identifier of the user.
     *
     * @return opaque text
     */
    String id();

    /** Lets the user sign in with "identification only", without a password. Blocks. */
    void identifyOnly();

    /**
     * {@link #identifyOnly} without blocking.
     *
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> identifyOnlyAsync();

    /**
     * Begins to bind a phone with myDSS: the user scans the picture in the application. Blocks. Called again, it issues
     * the picture anew and makes the earlier one worthless.
     *
     * @param contact where the user is reached
     * @return what to show to the user
     * @throws org.qoltanba.api.error.InvalidRequestException if the telephone number is refused
     * @throws org.qoltanba.api.error.ConflictException if the contact must be confirmed first
     */
    MobileBinding beginMobileBinding(UserContact contact);

    /**
     * {@link #beginMobileBinding} without blocking.
     *
     * @param contact where the user is reached
     * @return completes with what to show
     */
    CompletionStage<MobileBinding> beginMobileBindingAsync(UserContact contact);

    /** Makes myDSS one of the user's ways to confirm. Blocks. */
    void assignMobile();

    /**
     * {@link #assignMobile} without blocking.
     *
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> assignMobileAsync();

    /**
     * Begins to bind a phone with an application made with the DSS SDK. Blocks. Called again, it issues the picture anew.
     *
     * @return what to show to the user, and what to assign
     */
    DssSdkBinding beginDssSdkBinding();

    /**
     * {@link #beginDssSdkBinding} without blocking.
     *
     * @return completes with what to show
     */
    CompletionStage<DssSdkBinding> beginDssSdkBindingAsync();

    /**
     * Makes a phone with the DSS SDK one of the user's ways to confirm. Blocks.
     *
     * @param keyId {@link DssSdkBinding#keyId()}
     */
    void assignDssSdk(String keyId);

    /**
     * {@link #assignDssSdk} without blocking.
     *
     * @param keyId {@link DssSdkBinding#keyId()}
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> assignDssSdkAsync(String keyId);

    /**
     * Which operations the user has to confirm. Blocks.
     *
     * @return for each action whether it must be confirmed; unmodifiable
     */
    Map<DssAction, Boolean> operationPolicy();

    /**
     * {@link #operationPolicy} without blocking.
     *
     * @return completes with the policy
     */
    CompletionStage<Map<DssAction, Boolean>> operationPolicyAsync();

    /**
     * Changes which operations the user has to confirm. Blocks.
     *
     * @param changes for each action to change whether it must be confirmed
     * @return the policy after that; unmodifiable
     * @throws IllegalArgumentException if an action has no number, or there is none
     */
    Map<DssAction, Boolean> changeOperationPolicy(Map<DssAction, Boolean> changes);

    /**
     * {@link #changeOperationPolicy} without blocking.
     *
     * @param changes for each action to change whether it must be confirmed
     * @return completes with the policy after that
     */
    CompletionStage<Map<DssAction, Boolean>> changeOperationPolicyAsync(Map<DssAction, Boolean> changes);
}
