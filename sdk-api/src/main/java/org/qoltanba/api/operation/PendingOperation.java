package org.qoltanba.api.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.SdkException;

/**
 * Work that ends when somebody acts. The SDK watches it from the moment it begins, without a thread of its own, and
 * whoever comes first ends it: the poll that finds it done, or the typed code.
 *
 * <p>Safe to share between threads. Listeners and continuations run on the executor of the {@code Qoltanba} object,
 * never on its timekeeper or its network threads.
 *
 * @param <R> what the operation yields
 * @since 0.1.0
 */
public interface PendingOperation<R> {

    /**
     * The service's identifier of the operation, for logs and support.
     *
     * @return opaque text
     */
    String id();

    /**
     * Where the operation stands as far as this handle knows.
     *
     * @return the state; never asks the service
     */
    OperationState state();

    /**
     * When the service gives up waiting.
     *
     * @return the service's own deadline, if it has one
     */
    Optional<Instant> expiresAt();

    /**
     * Blocks until the operation ends or the given time has passed. A time-out ends the wait, not the operation.
     *
     * @param limit the longest time to wait
     * @return the result
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     * @throws WaitTimeoutException if the time has passed; the operation goes on
     * @throws SdkException if the operation ended without a result
     */
    R await(Duration limit) throws InterruptedException;

    /**
     * Tells when the operation ends.
     *
     * @return a new stage each time: completing or cancelling it harms nobody else
     */
    CompletionStage<R> completion();

    /**
     * Asks the service now instead of at the next poll.
     *
     * @return completes with the state after the answer
     */
    CompletionStage<OperationState> refresh();

    /**
     * What to show to a person whose phone has no connection.
     *
     * @return the picture to scan; empty if this operation cannot be confirmed that way
     */
    default Optional<OfflineChallenge> offlineChallenge() {
        return Optional.empty();
    }

    /**
     * What code the operation takes, for the field it is typed into.
     *
     * @return empty if it takes none
     */
    default Optional<CodePrompt> codePrompt() {
        return Optional.empty();
    }

    /**
     * Has the person sent another code, in place of one that did not arrive. Blocks until the service has accepted that.
     * The one before may then be of no use any more.
     *
     * @throws SdkException if the service does not send another one, as some do not before the first has expired; the
     *     operation goes on, unless that is what it ended with
     * @throws IllegalStateException if this operation sends no codes
     * @throws InterruptedException if the thread is interrupted; a code may have been sent
     */
    default void resendCode() throws InterruptedException {
        throw new IllegalStateException("This operation sends no codes. Wait for it with await or completion.");
    }

    /**
     * Hands over the code a person has typed. Blocks until the service has judged it.
     *
     * @param code what the phone shows; blanks around and inside are ignored
     * @throws ConfirmationCodeRejectedException if the code is wrong; the operation goes on
     * @throws SdkException if the operation ended otherwise, or the service could not be asked
     * @throws IllegalStateException if this operation takes no code
     * @throws InterruptedException if the thread is interrupted; the code may have been judged
     */
    default void submitCode(String code) throws InterruptedException {
        throw new IllegalStateException("This operation takes no code. Wait for it with await or completion.");
    }

    /**
     * The operation as text, for another process to take up.
     *
     * @return the token; empty if this kind of operation cannot be taken up again
     */
    default Optional<ResumeToken> resumeToken() {
        return Optional.empty();
    }

    /**
     * Calls the operation off: watching stops, and the service is told where it has a way to be told. Waiting threads
     * get an {@link OperationCancelledException}. An operation that has ended stays as it is.
     */
    void cancel();

    /**
     * Stops watching, and leaves the operation open at the service for another process to take up. Waiting threads get
     * an {@link OperationCancelledException}. An operation that has ended stays as it is.
     */
    void detach();

    /**
     * Is told of progress from now on. A listener that throws is logged and called no more.
     *
     * @param listener called for each event, one at a time
     * @return this
     */
    PendingOperation<R> onProgress(Consumer<ProgressEvent> listener);

    /**
     * An operation that has its result already, as a local key has.
     *
     * @param id what to call it
     * @param result the result
     * @param <R> what it yields
     * @return the completed operation
     */
    static <R> PendingOperation<R> completed(String id, R result) {
        return new CompletedOperation<>(id, result);
    }
}
