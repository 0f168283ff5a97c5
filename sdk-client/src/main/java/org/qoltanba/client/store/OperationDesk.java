package org.qoltanba.client.store;

import java.time.Duration;
import java.util.function.Consumer;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.PendingOperation;

/**
 * Watches operations that must not be lost when a process ends. Whatever is handed over with {@link #watch} is written
 * down in the {@code OperationStore} of the {@code Qoltanba} object first. If the process ends, another one with a desk of
 * the same name takes it up again; several processes that share a database share the work, and take over from one that
 * died. The handler is told how each operation ended, at least once.
 *
 * <pre>{@code
 * try (Qoltanba qoltanba = Qoltanba.builder()
 *         .dss(endpoint)
 *         .operationStore(JdbcOperationStore.open(dataSource))
 *         .build()) {
 *     OperationDesk<Signature> contracts = qoltanba.<Signature>desk("contracts")
 *             .resumedBy(stored -> session(stored).resume(stored.resumeToken().orElseThrow(), document(stored)))
 *             .deliveredTo(outcome -> archive.keep(outcome.reference(), outcome.result()))
 *             .start();
 *     contracts.watch(ivanov.sign(document).begin(), "contract 17");
 *     ...
 * }
 * }</pre>
 *
 * <p>A watched operation belongs to the desk: cancelled, it is delivered as cancelled; detached, it is taken up again.
 * Where a service hands out a result once only, a process that is killed between fetching it and handing it over loses it;
 * the operation then ends with a failure whose message says what to do.
 *
 * <p>Safe to share between threads.
 *
 * @param <R> what the operations of this desk yield
 * @since 0.1.0
 */
public interface OperationDesk<R> extends AutoCloseable {

    /**
     * Writes an operation down and watches it from now on. Blocks until it is written. Do so right after beginning it:
     * what happens before that is not survived.
     *
     * @param operation the running operation
     * @param reference what the application calls it, for example the key of a row of its own; 1 to 512 characters, and
     *     nothing that is secret
     * @return true if this desk watches it; false if it was written down before, and another process watches it or it has
     *     ended
     * @throws OperationStoreException if it could not be written down; the operation goes on, and can be handed over again
     * @throws IllegalArgumentException if the reference is empty or too long
     * @throws IllegalStateException if the desk is closed
     */
    boolean watch(PendingOperation<R> operation, String reference);

    /**
     * Stops: operations are detached, not called off, and can be taken up by another process at once. Outcomes that are
     * being fetched or delivered are finished first, for ten seconds at most. The store stays open. Closing twice is
     * harmless.
     */
    @Override
    void close();

    /**
     * Describes a desk. Not thread-safe.
     *
     * @param <R> what the operations of the desk yield
     * @since 0.1.0
     */
    interface Builder<R> {

        /**
         * How stored operations are taken up again. Required.
         *
         * @param resumer turns what was stored into the running operation
         * @return this
         */
        Builder<R> resumedBy(OperationResumer<R> resumer);

        /**
         * Who is told how each operation ended. Required.
         *
         * @param handler called on threads of the desk, for several operations at a time; may block. If it throws, it is
         *     called again after a pause, as long as the process lives
         * @return this
         */
        Builder<R> deliveredTo(Consumer<? super OperationOutcome<R>> handler);

        /**
         * How long this process may be silent before others take over what it watches. It renews its lease three times as
         * often. The default is 15 s: a dead process is noticed within 16 s.
         *
         * @param time at least a second, and much longer than the store and the garbage collector ever pause
         * @return this
         * @throws IllegalArgumentException if it is shorter
         */
        Builder<R> lease(Duration time);

        /**
         * How many stored operations are taken up again at a time. The default is 8.
         *
         * @param operations at least 1
         * @return this
         * @throws IllegalArgumentException if there are fewer
         */
        Builder<R> resumingAtATime(int operations);

        /**
         * How long the store remembers operations that have ended. The default is a week.
         *
         * @param time not negative
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        Builder<R> rememberingEnded(Duration time);

        /**
         * Begins: takes up everything that is stored under the name of the desk and not watched by a living process.
         *
         * @return the desk, closed together with its {@code Qoltanba} object
         * @throws IllegalStateException if resumer or handler are missing
         * @throws OperationStoreException if the store cannot be reached
         */
        OperationDesk<R> start();
    }
}
