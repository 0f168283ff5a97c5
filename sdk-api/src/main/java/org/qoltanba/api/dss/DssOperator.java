package org.qoltanba.api.dss;

import java.util.concurrent.CompletionStage;

/**
 * What an operator does: creates users, binds their devices, and acts for them (contract sections 3.8 and 13). The
 * operator is known by a certificate.
 *
 * <pre>{@code
 * DssOperator operator = dss.operator(identity);
 * DssManagedUser ivanov = operator.createUser("ivanov");
 * ivanov.identifyOnly();
 * MobileBinding binding = ivanov.beginMobileBinding(UserContact.phone("+79990000000"));
 * show(binding.qr());
 * ivanov.assignMobile();
 * }</pre>
 *
 * <p>Safe to share between threads. Methods that call the service block; each has a twin ending in {@code Async} that
 * does not.
 *
 * @since 0.1.0
 */
public interface DssOperator {

    /**
     * Creates a user. Blocks. Not repeated by itself if the answer is lost.
     *
     * @param login the DSS login
     * @return the user
     */
    DssManagedUser createUser(String login);

    /**
     * {@link #createUser} without blocking.
     *
     * @param login the DSS login
     * @return completes with the user
     */
    CompletionStage<DssManagedUser> createUserAsync(String login);

    /**
     * A user created before. Asks nothing of the service.
     *
     * @param id the identifier: see {@link DssManagedUser#id()}
     * @return the user
     */
    DssManagedUser user(String id);

    /**
     * Opens a session in which the operator acts for a user (contract section 3.8). Blocks.
     *
     * @param login the user's DSS login
     * @return the session
     * @throws org.qoltanba.api.error.AuthenticationFailedException if the operator may not do that
     */
    DssSession actFor(String login);

    /**
     * {@link #actFor} without blocking.
     *
     * @param login the user's DSS login
     * @return completes with the session
     */
    CompletionStage<DssSession> actForAsync(String login);
}
